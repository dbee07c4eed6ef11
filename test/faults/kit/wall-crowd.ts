import { LIVE_NAMESPACE } from '@nhip-xa/contract';
import { WebSocket } from 'ws';

/** How long a wall waits before it connects again, in ms: least, and by chance more. */
const AGAIN_LEAST_MS = 200;
const AGAIN_MORE_MS = 2_000;
/** A watch that was not answered within this many ms is given up, and the wall connects again. */
const ANSWER_MS = 10_000;

/** The words of engine.io and socket.io that a wall needs [engine.io 4, socket.io 5]. */
const OPENED = '0{';
const PING = '2';
const PONG = '3';
const JOINED = `40${LIVE_NAMESPACE},`;
const REFUSED = `44${LIVE_NAMESPACE},`;
const ANSWERED = `43${LIVE_NAMESPACE},0`;

/** One wall: no library around the socket, so that thousands of them cost little. */
class Wall {
  live = false;
  refusals = 0;
  private socket: WebSocket | undefined;
  private giveUp: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly address: string,
    private readonly token: string,
    private readonly unit: string,
  ) {
    this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.giveUp);
    this.socket?.terminate();
  }

  private connect(): void {
    if (this.closed) return;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    this.giveUp = setTimeout(() => socket.terminate(), ANSWER_MS);
    // why it ended is told by its end
    socket.on('error', () => undefined);
    socket.on('message', (bytes: Buffer) => this.hear(socket, bytes.toString()));
    socket.on('close', () => {
      clearTimeout(this.giveUp);
      this.live = false;
      setTimeout(() => this.connect(), AGAIN_LEAST_MS + Math.random() * AGAIN_MORE_MS);
    });
  }

  private hear(socket: WebSocket, text: string): void {
    if (text === PING) return socket.send(PONG);
    if (text.startsWith(OPENED)) {
      return socket.send(`${JOINED}${JSON.stringify({ token: this.token })}`);
    }
    if (text.startsWith(JOINED)) {
      return socket.send(
        `42${LIVE_NAMESPACE},0["watch",${JSON.stringify({ units: [this.unit] })}]`,
      );
    }
    if (text.startsWith(ANSWERED) && text.includes('"ok":true')) {
      clearTimeout(this.giveUp);
      this.live = true;
    } else if (text.startsWith(ANSWERED) || text.startsWith(REFUSED)) {
      this.refusals += 1;
      socket.close();
    }
  }
}

/** Walls that show units, and connect again by themselves whenever they lose the server. */
export class WallCrowd {
  private readonly walls: Wall[];

  /** @param tokens one for each unit; the walls take turns */
  constructor(httpUrl: string, tokens: ReadonlyMap<string, string>, many: number) {
    const address = `${httpUrl.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const units = [...tokens];
    this.walls = Array.from({ length: many }, (_, n) => {
      const [unit, token] = units[n % units.length] as [string, string];
      return new Wall(address, token, unit);
    });
  }

  get live(): number {
    return this.walls.filter(({ live }) => live).length;
  }

  get refusals(): number {
    return this.walls.reduce((sum, { refusals }) => sum + refusals, 0);
  }

  close(): void {
    for (const wall of this.walls) wall.close();
  }
}
