import type { Channel } from '@nhip-xa/contract';
import { ALL_SOURCES } from '../province/provision';
import { troubleOf, type Trouble } from '../trouble/trouble';
import type { SourceLink } from '../wire/source-link';
import { PICTURE_SECONDS, SourceAgent } from './source-agent';

const found = ALL_SOURCES.find(({ scene }) => scene === 'market');
if (!found) throw new Error('no camera sees the market');
const camera = found;

/** A connection that keeps what it is given. */
class Line {
  connected = true;
  connections = 1;
  readonly sent: Channel[] = [];
  open(): void {
    this.connected = true;
  }
  cut(): void {
    this.connected = false;
  }
  send(channel: Channel): Promise<void> {
    this.sent.push(channel);
    return Promise.resolve();
  }
}

it('says that it is there after each connection, also one that was lost and back between two ticks', async () => {
  const line = new Line();
  const take = (): Promise<Buffer> => Promise.resolve(Buffer.of(1));
  const agent = new SourceAgent(camera, line as unknown as SourceLink, 0.5, { take });
  const world = { seed: 20, trouble: troubleOf([]), firstDay: 0 };
  const startMs = Date.now();
  await agent.tell({ fromMs: startMs, toMs: startMs, first: false, planned: new Map() }, world);
  const saidAfter = (ms: number): number => {
    agent.tick({ nowMs: startMs + ms, planMs: startMs + ms, world });
    return line.sent.filter((channel) => channel === 'status').length;
  };
  expect(saidAfter(250)).toBe(1);
  expect(saidAfter(500)).toBe(1);
  line.connections += 1;
  expect(saidAfter(750)).toBe(2);
});

async function picturesOf(trouble: Trouble, seconds: number, works = true): Promise<number> {
  const line = new Line();
  const take = (): Promise<Buffer> =>
    works ? Promise.resolve(Buffer.of(1)) : Promise.reject(new Error('no picture'));
  const agent = new SourceAgent(camera, line as unknown as SourceLink, 0, { take });
  const world = { seed: 20, trouble, firstDay: 0 };
  const startMs = Date.now();
  await agent.tell({ fromMs: startMs, toMs: startMs, first: false, planned: new Map() }, world);
  for (let second = 0; second < seconds; second += 1) {
    const nowMs = startMs + 1_000 * (second + 1);
    agent.tick({ nowMs, planMs: nowMs, world });
    await Promise.resolve();
  }
  await new Promise(setImmediate);
  return line.sent.filter((channel) => channel === 'snapshot').length;
}

describe('a camera', () => {
  const calm = troubleOf([]);

  it('sends a picture soon, another by its place in the minute, and then at its pace', async () => {
    // this one's place is the first: after 1 s, after a fifth of 75 s more, then every 75 s
    expect(await picturesOf(calm, 1)).toBe(1);
    expect(await picturesOf(calm, PICTURE_SECONDS)).toBe(2);
    expect(await picturesOf(calm, 3 * PICTURE_SECONDS)).toBe(4);
  });

  it('sends none while it has no power', async () => {
    const { key } = camera;
    const forever = { fromMs: 0, toMs: Infinity, sources: [key] };
    const dark = troubleOf([{ kind: 'power-cut', name: 'broken', ...forever }]);
    expect(await picturesOf(dark, 3 * PICTURE_SECONDS)).toBe(0);
  });

  it('goes on living where no picture can be made', async () => {
    expect(await picturesOf(calm, 3 * PICTURE_SECONDS, false)).toBe(0);
  });
});
