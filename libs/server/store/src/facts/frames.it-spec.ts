import type { Decoded, IncomingMessage, SourceIdentity, StoredBatch } from '@nhip-xa/ports';
import { refused } from '../../test/items';
import { World } from '../../test/world';
import { Maintenance } from '../maintenance';
import { StoredFrames } from '../read/frames';

let world: World;
let commune: string;
let camera: SourceIdentity;
let frames: StoredFrames;

beforeAll(async () => {
  world = await World.open();
  frames = new StoredFrames(world.opened.database);
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  camera = await world.source(commune, { kind: 'camera' });
});

/** Bytes that tell frames apart; the store does not look into them. */
const bytesOf = (name: string, length = 64): Buffer => Buffer.alloc(length, name);

const frame = (bytes: Buffer, atUs: number): Decoded => ({
  item: { fact: 'frame', atUs, contentType: 'image/jpeg', bytes },
  undated: false,
  notes: [],
});

type Over = Partial<IncomingMessage>;

const sent = (name: string, over: Over = {}, of = camera) => {
  const bytes = bytesOf(name);
  const message = world.message(of, bytes, over);
  return { message, items: [frame(bytes, message.receivedAtUs)], rejected: [] };
};
const send = (name: string, over: Over = {}): Promise<StoredBatch> =>
  world.write([sent(name, over)]);

const kept = async (key = camera.key): Promise<string | undefined> => {
  const found = await frames.whole(key);
  return found && Buffer.from(found.bytes).toString().slice(0, 1);
};
const lastFrameMs = async (): Promise<number | undefined> => {
  const [row] = await world.query<{ last_frame_at: Date | null }>(
    'SELECT last_frame_at FROM presence WHERE source_id = $1',
    [camera.id],
  );
  return row?.last_frame_at?.getTime();
};
/** What a message counted as. */
const stored = ({ counts }: StoredBatch) => ({ stored: counts.stored, repeats: counts.repeats });
const ONE_STORED = { stored: 1, repeats: 0 };
const ONE_REPEAT = { stored: 0, repeats: 1 };

describe('a good frame', () => {
  it('is in the database when it is acknowledged, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_048_576 }, (_, n) => (n * 7) % 256));
    const message = world.message(camera, bytes);
    const batch = await world.write([
      { message, items: [frame(bytes, message.receivedAtUs)], rejected: [] },
    ]);
    expect(stored(batch)).toEqual(ONE_STORED);
    const found = await frames.whole(camera.key);
    expect(found).toMatchObject({ contentType: 'image/jpeg' });
    expect(Buffer.from(found?.bytes ?? []).equals(bytes)).toBe(true);
    expect(await lastFrameMs()).toBe(Math.floor(message.receivedAtUs / 1000));
  });

  it('makes its commune reckon anew only where it may end an hour of darkness', async () => {
    const marks = async (name: string) =>
      (await send(name)).changed.map(({ unit, fact }) => [unit, fact]);
    const marked = [[camera.unit, 'presence:camera']];
    expect(await marks('a')).toEqual(marked);
    expect(await marks('b')).toEqual([]);
    world.nowUs += 3_598_000_000;
    expect(await marks('c')).toEqual([]);
    world.nowUs += 3_600_000_000;
    expect(await marks('d')).toEqual(marked);
  });

  it('shows that its source is there', async () => {
    const { presence } = await send('a');
    expect(presence).toMatchObject([{ source: camera.key, state: 'online' }]);
    expect((await send('b')).presence).toEqual([]);
  });

  it('takes the place of the one before', async () => {
    await send('a');
    world.pass(60);
    expect(stored(await send('b'))).toEqual(ONE_STORED);
    expect(await kept()).toBe('b');
    const rows = await world.query('SELECT FROM frames WHERE source_id = $1', [camera.id]);
    expect(rows).toHaveLength(1);
  });

  it('that comes after a newer one changes nothing and is a repeat', async () => {
    await send('a');
    const newest = await lastFrameMs();
    const late = { receivedAtUs: world.nowUs - 5_000_000 };
    expect(stored(await send('z', late))).toEqual(ONE_REPEAT);
    expect([await kept(), await lastFrameMs()]).toEqual(['a', newest]);
  });

  it.each([
    ['with DUP set', (): Over => ({ dup: true })],
    ['just after a reconnect', (): Over => ({ connectedAtUs: world.nowUs - 9_000_000 })],
  ])('sent again %s is a repeat', async (_, again) => {
    await send('a');
    const first = await lastFrameMs();
    world.pass(20);
    expect(stored(await send('a', again()))).toEqual(ONE_REPEAT);
    expect(await lastFrameMs()).toBe(first);
    // another picture is none, however it comes
    expect(stored(await send('b', again()))).toEqual(ONE_STORED);
  });

  it('of a scene in which nothing moves is a new one, with its own time', async () => {
    await send('a');
    const { waiting } = (await frames.small(camera.key)) as { waiting: never };
    await frames.keepSmall(waiting, Buffer.from('small'));
    world.pass(60);
    const atMs = Math.floor(world.nowMs);
    expect(stored(await send('a'))).toEqual(ONE_STORED);
    expect(await lastFrameMs()).toBe(atMs);
    // and its small copy is still right
    expect(await frames.small(camera.key)).toMatchObject({ made: { atMs } });
  });

  it('that a broker kept from earlier is not what the camera sees now', async () => {
    expect(stored(await send('a', { retainedCopy: true }))).toEqual(ONE_REPEAT);
    expect(await kept()).toBeUndefined();
  });

  it('of several in one batch counts once each, and the newest is kept of each source', async () => {
    const other = await world.source(commune, { kind: 'camera' });
    const { counts } = await world.write([
      sent('a'),
      sent('x', {}, other),
      sent('b'),
      sent('b', { dup: true }),
      { ...sent('c'), items: [], rejected: [refused()] },
    ]);
    expect(counts).toMatchObject({ received: 5, stored: 3, repeats: 1, rejected: 1 });
    expect([await kept(), await kept(other.key)]).toEqual(['b', 'x']);
  });

  it('of a process that was slower does not replace the newer one of another', async () => {
    await send('a');
    const slow = sent('s');
    world.pass(1);
    await (await world.anotherProcess()).facts.write([sent('n')]);
    expect(stored(await world.write([slow]))).toEqual(ONE_REPEAT);
    expect(await kept()).toBe('n');
  });
});

describe('the small copy', () => {
  const small = async () => {
    const found = await frames.small(camera.key);
    if (!found) return 'none';
    return 'made' in found ? Buffer.from(found.made.bytes).toString() : 'waiting';
  };
  const flags = async () => {
    const [row] = await world.query<{ flags: object }>('SELECT flags FROM sources WHERE id = $1', [
      camera.id,
    ]);
    return row?.flags;
  };
  const waiting = async () => {
    const found = await frames.small(camera.key);
    if (!found || !('waiting' in found)) throw new Error('nothing waits');
    return found.waiting;
  };

  it('is waited for until it is made', async () => {
    expect(await small()).toBe('none');
    await send('a');
    expect(await small()).toBe('waiting');
    await frames.keepSmall(await waiting(), Buffer.from('small a'));
    expect(await small()).toBe('small a');
    expect(await flags()).toEqual({});
  });

  it('of a frame that was replaced meanwhile is not kept for the newer one', async () => {
    await send('a');
    const before = await waiting();
    world.pass(1);
    await send('b');
    await frames.keepSmall(before, Buffer.from('small a'));
    expect(await small()).toBe('waiting');
    await frames.keepSmall(before, undefined);
    expect(await flags()).toEqual({});
  });

  it('goes with its frame', async () => {
    await send('a');
    await frames.keepSmall(await waiting(), Buffer.from('small a'));
    world.pass(1);
    await send('b');
    expect(await small()).toBe('waiting');
  });

  it('that cannot be made is tried once, and its source flagged', async () => {
    await send('a');
    await frames.keepSmall(await waiting(), undefined);
    expect(await small()).toBe('none');
    expect(await flags()).toMatchObject({ 'bad-frame': { n: 1 } });
    expect(await kept()).toBe('a');
  });

  it('is made first of the frame that waited longest', async () => {
    await world.query('UPDATE frames SET small_at = at');
    const other = await world.source(commune, { kind: 'camera' });
    await world.write([sent('a'), sent('b', {}, other)]);
    expect((await frames.nextWaiting())?.sourceId).toBe(camera.id);
    await frames.keepSmall(await waiting(), Buffer.from('small'));
    expect((await frames.nextWaiting())?.sourceId).toBe(other.id);
  });
});

describe('what a camera saw', () => {
  const rows = (): Promise<unknown[]> =>
    world.query('SELECT FROM frames WHERE source_id = $1', [camera.id]);
  const maintainAfter = (days: number): Promise<void> =>
    new Maintenance(world.opened.database, world.partitions, () => {
      return world.nowMs + days * 86_400_000;
    }).run();

  it('is shown to nobody when it was removed, and goes with it', async () => {
    await send('a');
    await world.query('UPDATE sources SET removed_at = now() WHERE id = $1', [camera.id]);
    expect(await frames.whole(camera.key)).toBeUndefined();
    expect(await frames.small(camera.key)).toBeUndefined();
    await maintainAfter(0);
    expect(await rows()).toEqual([]);
  });

  it('is kept for thirty days after the last frame, and no longer', async () => {
    await send('a');
    await maintainAfter(29.9);
    expect(await rows()).toHaveLength(1);
    await maintainAfter(30.1);
    expect(await rows()).toEqual([]);
  });
});
