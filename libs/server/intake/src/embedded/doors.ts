import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import type { Reception } from './reception';
import { webSocketServer } from './web-socket';

/** Where devices come in: plain MQTT, MQTT over WebSocket, MQTT over TLS. */
export type DoorScheme = 'mqtt' | 'ws' | 'mqtts';

export interface DoorPlan {
  scheme: DoorScheme;
  /** 0: any free port. */
  port: number;
}

/** A certificate chain and its key, both PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** A door that could not be opened; `cause` is the error of listening. */
export class DoorClosed extends Error {
  override readonly name = 'DoorClosed';

  constructor(
    readonly scheme: DoorScheme,
    cause: unknown,
  ) {
    super(`${scheme} cannot listen`, { cause });
  }
}

export class Door {
  private constructor(
    readonly scheme: DoorScheme,
    private readonly server: Server,
  ) {}

  /** @throws DoorClosed when the port cannot be listened on */
  static async open(
    { scheme, port }: DoorPlan,
    host: string,
    certificate: Certificate | undefined,
    reception: Reception,
  ): Promise<Door> {
    const server = serverOf(scheme, certificate, reception);
    server.on('connection', (socket: Socket) => reception.arrived(socket));
    await listen(server, port, host).catch((error: unknown) => {
      throw new DoorClosed(scheme, error);
    });
    server.on('error', (error) => reception.failed(error));
    return new Door(scheme, server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.server.close();
  }
}

function serverOf(
  scheme: DoorScheme,
  certificate: Certificate | undefined,
  reception: Reception,
): Server {
  if (scheme === 'ws') return webSocketServer(reception);
  if (scheme === 'mqtts') return tlsServer(certificate, reception);
  return createServer((socket) => reception.enter(socket, socket));
}

function tlsServer(certificate: Certificate | undefined, reception: Reception): Server {
  if (!certificate) throw new Error('a door with TLS needs a certificate');
  const secureContext = createSecureContext({ ...certificate, minVersion: 'TLSv1.2' });
  return createServer((socket) => {
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    // what speaks no TLS ends here; the error says nothing more than that
    secured.on('error', () => socket.destroy());
    secured.once('close', () => socket.destroy());
    secured.once('secure', () => reception.enter(socket, secured));
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
