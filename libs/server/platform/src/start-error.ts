import { systemCode } from './system-error';

/**
 * A start that cannot go on, in words for the person who started it: one clear line, exit code 1
 * [contract 5]. No stack is ever shown for it.
 */
export class StartError extends Error {
  override readonly name = 'StartError';

  /**
   * @param message what is wrong, without a full stop at its end
   * @param hint what to do about it
   */
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }

  /** Both parts as the one line that is printed. */
  get line(): string {
    return `${this.message}. ${this.hint}`.replace(/\s*\n\s*/g, ' ');
  }
}

/** What a server wanted to listen on, and the variable by which another port is chosen. */
export interface ListenAttempt {
  /** "The web server", "The MQTT broker". */
  what: string;
  host: string;
  port: number;
  /** Name of the environment variable of the port, such as `HTTP_PORT`. */
  portVariable: string;
  /** Name of the environment variable of the address, such as `HTTP_HOST`. */
  hostVariable: string;
}

/** The start error of a failed `listen()`; what is no known failure of listening comes back as it is. */
export function listenError(error: unknown, attempt: ListenAttempt): unknown {
  const { what, host, port, portVariable, hostVariable } = attempt;
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `${what} cannot listen on ${host}:${port}: the port is in use`,
        `Stop what uses it or choose another with ${portVariable}.`,
      );
    case 'EACCES':
      return new StartError(
        `${what} may not listen on ${host}:${port}`,
        `Ports below 1024 need rights; choose another with ${portVariable}.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `${what} cannot listen on ${host}: it is not an address of this machine`,
        `Set ${hostVariable} to 127.0.0.1, to 0.0.0.0 or to one of its addresses.`,
      );
    default:
      return error;
  }
}
