import { whySilent, type KnownOfSource } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { reading, refused, status } from '../../test/items';
import { World } from '../../test/world';
import { SignBook } from '../facts/sign-book';
import { StoredSilences } from './silence';

let world: World;
let silences: StoredSilences;
let signs: SignBook;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
  silences = new StoredSilences(world.opened.database);
});
afterAll(() => world.close());
beforeEach(async () => {
  signs = new SignBook(world.opened.database);
  commune = await world.commune();
  source = await world.source(commune, { kind: 'device', heartbeatSeconds: 60 });
});

const knownOf = async (key = source.key): Promise<KnownOfSource> => {
  const known = await silences.knownOf(key, world.nowMs);
  if (!known) throw new Error(`nothing is known of ${key}`);
  return known;
};
const why = async (): Promise<string | undefined> => whySilent(await knownOf()).first?.code;
const rain = () => reading(commune, 'rain', world.nowUs, 1);
const fallsSilent = (id = source.id) =>
  world.query(`UPDATE presence SET state = 'offline', since = $2 WHERE source_id = $1`, [
    id,
    new Date(world.nowMs),
  ]);
/** All of a message is refused, here and in what another process reads. */
const isRefused = async (reason: 'unknown-codec' | 'bad-shape' = 'unknown-codec') => {
  const message = world.message(source, 'x', { topic: 'kho/lanh' });
  const parts = [{ message, items: [], rejected: [refused('x', reason)] }];
  signs.hear(parts);
  await world.write(parts);
  await signs.flush();
  return message;
};
const isTaken = async (item = rain(), book = signs) => {
  const message = world.message(source, 'x');
  const parts = [{ message, items: [item], rejected: [] }];
  book.hear(parts);
  await world.write(parts);
  await book.flush();
};

it('knows nothing of what is not registered, or is no source', async () => {
  expect(await silences.knownOf(`${commune}.nobody`, 0)).toBeUndefined();
  await world.query('UPDATE sources SET removed_at = now() WHERE id = $1', [source.id]);
  expect(await silences.knownOf(source.key, 0)).toBeUndefined();
});

it('knows of a new source that it was never there', async () => {
  expect(await knownOf()).toEqual({
    ...{
      nowMs: world.nowMs,
      kind: 'device',
      state: 'offline',
      sinceMs: null,
      heardMs: null,
      heartbeatSeconds: 60,
    },
    ...{ maintenance: null, signs: {}, refusal: null, takenMs: null, refused: [] },
    ...{ clockWrong: null, gateway: null, lines: [] },
  });
  expect(await why()).toBe('never-connected');
});

it('keeps the newest of each sign, and counts them', async () => {
  const beganMs = Math.floor(world.nowMs);
  signs.sign(source.id, 'let-in', beganMs * 1000);
  signs.sign(source.id, 'let-in', (beganMs + 5) * 1000);
  await signs.flush();
  // an older one that another process tells of later
  const other = new SignBook(world.opened.database);
  other.sign(source.id, 'let-in', (beganMs + 1) * 1000);
  await other.flush();
  expect((await knownOf()).signs).toEqual({ 'let-in': { atMs: beganMs + 5, n: 3 } });
  expect(await why()).toBe('says-nothing');
});

it('keeps signs that could not be stored for the next time', async () => {
  const query = jest
    .spyOn(world.opened.database, 'query')
    .mockRejectedValueOnce(new Error('the database is away'));
  signs.sign(source.id, 'let-in', world.nowUs);
  await expect(signs.flush()).rejects.toThrow('away');
  query.mockRestore();
  await signs.flush();
  expect((await knownOf()).signs['let-in']?.n).toBe(1);
});

it('takes no sign of a source that is not there', async () => {
  signs.sign(2_000_000, 'let-in', world.nowUs);
  await expect(signs.flush()).resolves.toBeUndefined();
});

describe('whose messages are refused', () => {
  it('has the newest reason, until facts come again', async () => {
    await isRefused('bad-shape');
    world.pass(1);
    const message = await isRefused();
    expect((await knownOf()).refused).toContainEqual({
      ...{ reason: 'unknown-codec', n: 1, topic: 'kho/lanh' },
      atMs: Math.floor(message.receivedAtUs / 1000),
    });
    // that it is there is no fact of the kind that is missed
    await isTaken(status('online', world.nowUs));
    await fallsSilent();
    expect(await why()).toBe('unknown-codec');
    world.pass(1);
    await isTaken();
    expect((await knownOf()).signs['taken-again']).toMatchObject({ n: 1 });
    await fallsSilent();
    expect(await why()).not.toBe('unknown-codec');
  });

  it('is known to be so by the next process, which notices when that ends', async () => {
    await isRefused();
    const next = new SignBook(world.opened.database);
    await next.load();
    world.pass(1);
    await isTaken(rain(), next);
    expect((await knownOf()).signs['taken-again']).toMatchObject({ n: 1 });
    const last = new SignBook(world.opened.database);
    await last.load();
    await isTaken(rain(), last);
    expect((await knownOf()).signs['taken-again']).toMatchObject({ n: 1 });
  });
});

it('knows when its newest reading was taken', async () => {
  const beganMs = Math.floor(world.nowMs);
  await isTaken();
  expect((await knownOf()).takenMs).toBe(beganMs);
});

it('knows who was not let in of late', async () => {
  const refusedAt = (days: number) =>
    world.query(
      `INSERT INTO source_refusals (source_id, reason, at, address_class)
       VALUES ($1, 'wrong-secret', now() - $2 * interval '1 day', 'public')
       ON CONFLICT (source_id) DO UPDATE SET at = excluded.at`,
      [source.id, days],
    );
  await refusedAt(8);
  expect((await knownOf()).refusal).toBeNull();
  await refusedAt(0);
  expect((await knownOf()).refusal).toMatchObject({ reason: 'wrong-secret', from: 'public' });
  expect(await why()).toBe('wrong-secret');
});

it('knows of a wrong clock for as long as it is shown', async () => {
  const flagged = (hours: number) =>
    world.query(
      `UPDATE sources SET flags = jsonb_build_object('clock-wrong',
         jsonb_build_object('n', 3, 'at', now() - $2 * interval '1 hour')) WHERE id = $1`,
      [source.id, hours],
    );
  await flagged(25);
  expect((await knownOf()).clockWrong).toBeNull();
  await flagged(1);
  expect((await knownOf()).clockWrong).toMatchObject({ n: 3 });
});

it('knows that it is worked on', async () => {
  await world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($1, now() - interval '1 hour', now() + interval '1 hour', 'thay pin', 'kt')`,
    [source.id],
  );
  const { maintenance } = await knownOf();
  expect((maintenance?.toMs ?? 0) - (maintenance?.fromMs ?? 0)).toBe(7_200_000);
  expect(await why()).toBe('maintenance');
});

describe('what stands before it', () => {
  it('is its gateway', async () => {
    const gateway = await world.source(commune, { kind: 'gateway' });
    await world.query('UPDATE sources SET gateway = $2 WHERE id = $1', [source.id, gateway.key]);
    await world.say(gateway, status('online', world.nowUs));
    expect((await knownOf()).gateway).toMatchObject({ key: gateway.key, state: 'online' });
    expect(await why()).toBe('never-passed-on');
    await fallsSilent(gateway.id);
    expect(await why()).toBe('gateway-down');
  });

  it('is the line of its place, which may say itself that it is down', async () => {
    const line = await world.source(commune, { kind: 'link' });
    const elsewhere = await world.source(commune, { kind: 'link' });
    await world.query(`UPDATE sources SET village = 'Thôn 2' WHERE id = $1`, [elsewhere.id]);
    const is = (up: number) => world.say(line, reading(commune, 'up', world.nowUs, up));
    await is(1);
    expect((await knownOf()).lines).toMatchObject([{ key: line.key, state: 'online' }]);
    expect(await why()).toBe('never-connected');
    world.pass(1);
    await is(0);
    expect((await knownOf()).lines).toMatchObject([{ key: line.key, state: 'offline' }]);
    expect(await why()).toBe('line-down');
    // a line stands before no line
    expect((await knownOf(line.key)).lines).toEqual([]);
  });
});
