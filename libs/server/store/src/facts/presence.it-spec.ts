import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, reading, refused, status, us } from '../../test/items';
import { World, type Writing } from '../../test/world';
import { LOST_MS } from '../processes/process-book';
import { turnedPresence, type TurnedPresence } from './turned-presence';

let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  source = await world.source(commune, { kind: 'camera', heartbeatSeconds: 60 });
  world.processes.listenAgain(world.nowMs);
});

interface PresenceRow {
  state: string;
  since: Date | null;
  heard_at: Date | null;
  attributes: Record<string, unknown>;
}

/** The world's source behind a gateway, as the directory has it. */
const behindGateway = async () => {
  const gateway = await world.source(commune, { kind: 'gateway', heartbeatSeconds: 60 });
  return { gateway, over: { via: gateway } };
};

const presenceOf = async (id = source.id): Promise<PresenceRow> => {
  const [row] = await world.query<PresenceRow>(
    'SELECT state, since, heard_at, attributes FROM presence WHERE source_id = $1',
    [id],
  );
  return row as PresenceRow;
};
/** States in history as `state +seconds` after the beginning of the test. */
const historyFrom = async (beganUs: number): Promise<string[]> => {
  const rows = await world.query<{ state: string; at: Date }>(
    'SELECT state, at FROM presence_changes WHERE source_id = $1 ORDER BY at',
    [source.id],
  );
  return rows.map(
    ({ state, at }) => `${state} ${Math.round(at.getTime() - beganUs / 1000) / 1000}`,
  );
};
/** What whoever leads judges, after every process of the world has told. */
const judged = async (): Promise<TurnedPresence> => {
  await world.presence.tell(world.nowMs);
  return turnedPresence(await world.presence.judgeSilence(world.nowMs));
};
const silent = async (): Promise<string[]> =>
  (await judged()).presence.map(({ source: key }) => key);
const online = (atUs = world.nowUs) => status('online', atUs);
const offline = () => status('offline', world.nowUs);
const rain = () => reading(commune, 'rain', world.nowUs, 1);

describe('a source', () => {
  it('is offline until it is heard', async () => {
    expect(await presenceOf()).toMatchObject({ state: 'offline', since: null, heard_at: null });
  });

  it('comes with its first message, whatever it says', async () => {
    const atMs = Math.floor(world.nowMs);
    const { presence } = await world.say(source, rain());
    expect(presence).toMatchObject([{ source: source.key, unit: commune, state: 'online', atMs }]);
    expect(await presenceOf()).toMatchObject({ state: 'online', since: new Date(atMs) });
  });

  it('comes although all that it said was refused', async () => {
    const message = world.message(source, 'x');
    const { presence } = await world.write([{ message, items: [], rejected: [refused()] }]);
    expect(presence).toMatchObject([{ state: 'online' }]);
  });

  it('that is still there is no news', async () => {
    await world.say(source, rain());
    world.pass(1);
    const again = await world.say(source, [rain(), online()]);
    expect(again.presence).toEqual([]);
    expect(again.changed.map(({ fact }) => fact)).not.toContain('presence:camera');
  });

  it('goes when it says so, from the moment of receipt', async () => {
    await world.say(source, online());
    world.pass(10);
    const atMs = Math.floor(world.nowMs);
    const { presence, changed } = await world.say(source, offline());
    expect(presence).toMatchObject([{ state: 'offline', atMs }]);
    expect(changed.map(({ fact }) => fact)).toContain('presence:camera');
    expect(await presenceOf()).toMatchObject({ state: 'offline', since: new Date(atMs) });
  });

  it('goes with its Last Will, which is no sign of life', async () => {
    await world.say(source, online());
    await world.presence.flush();
    const { heard_at } = await presenceOf();
    world.pass(30);
    expect((await world.say(source, offline(), { will: true })).presence).toMatchObject([
      { state: 'offline' },
    ]);
    await world.presence.flush();
    expect((await presenceOf()).heard_at).toEqual(heard_at);
  });

  it('does not come with a will that cannot be read', async () => {
    const message = world.message(source, 'x', { will: true });
    const { presence } = await world.write([{ message, items: [], rejected: [refused()] }]);
    expect(presence).toEqual([]);
    expect(await presenceOf()).toMatchObject({ state: 'offline', heard_at: null });
  });

  it('does not come with a copy that a broker kept', async () => {
    const { presence } = await world.say(source, online(), { retainedCopy: true });
    expect(presence).toEqual([]);
    await world.presence.flush();
    expect(await presenceOf()).toMatchObject({ state: 'offline', heard_at: null });
  });

  it('that goes and comes within one batch keeps both in history', async () => {
    const beganUs = world.nowUs;
    await world.say(source, online());
    world.pass(10);
    const lost = { message: world.message(source, 'x'), items: [offline()], rejected: [] };
    world.pass(1);
    // its clock is two seconds behind ours
    const back = {
      message: world.message(source, 'x'),
      items: [online(world.nowUs - 2_000_000)],
      rejected: [],
    };
    const messages = [lost, back];
    const { presence } = await world.write(messages);
    expect(presence).toMatchObject([{ state: 'online' }]);
    expect(await historyFrom(beganUs)).toEqual(['online 0', 'offline 10', 'online 11']);
  });

  it('says more of itself with its status', async () => {
    await world.say(source, status('online', world.nowUs, { battery: 87, firmware: '1.2' }));
    expect((await presenceOf()).attributes).toEqual({ battery: 87, firmware: '1.2' });
    await world.say(source, rain());
    expect((await presenceOf()).attributes).toEqual({ battery: 87, firmware: '1.2' });
  });
});

describe('silence', () => {
  it('is twice the heartbeat, to the moment', async () => {
    await world.say(source, online());
    const heardUs = world.nowUs - 1;
    const silentUs = Math.ceil(heardUs / 1_000 + 120_000) * 1_000;
    world.nowUs = silentUs - 1_000;
    expect(await silent()).not.toContain(source.key);
    world.nowUs = silentUs;
    expect(await silent()).toContain(source.key);
    expect(await presenceOf()).toMatchObject({
      state: 'offline',
      since: new Date(world.nowMs),
      heard_at: new Date(Math.floor(heardUs / 1000)),
    });
  });

  it('is told once, with all that the source feeds', async () => {
    await world.say(source, [caseSaid(commune, 'detection x', world.nowUs, 'pending'), rain()]);
    world.pass(121);
    const { presence, changed } = await judged();
    expect(presence.find(({ source: key }) => key === source.key)).toMatchObject({
      state: 'offline',
      kind: 'camera',
      unit: commune,
    });
    const facts = changed.filter(({ unit }) => unit === commune).map(({ fact }) => fact);
    expect(facts.sort()).toEqual(['case:detection', 'presence:camera', 'reading:rain']);
    expect(await silent()).not.toContain(source.key);
  });

  it('ends with any message: it was heard although nothing was news', async () => {
    await world.say(source, online());
    for (let n = 0; n < 5; n += 1) {
      world.pass(100);
      await world.say(source, rain());
      expect(await silent()).not.toContain(source.key);
    }
    world.pass(121);
    expect(await silent()).toContain(source.key);
    expect((await world.say(source, rain())).presence).toMatchObject([{ state: 'online' }]);
  });

  it('follows the heartbeat of each source', async () => {
    const slow = await world.source(commune, { kind: 'camera', heartbeatSeconds: 3_600 });
    await world.say(source, online());
    await world.say(slow, online());
    world.pass(200);
    expect(await silent()).toContain(source.key);
    expect((await presenceOf(slow.id)).state).toBe('online');
    world.pass(7_100);
    expect(await silent()).toContain(slow.key);
  });

  it('is not that of a source which nobody could hear', async () => {
    await world.say(source, online());
    world.pass(3_600);
    // the database was away, or the server: messages can be taken again from now on
    world.processes.listenAgain(world.nowMs);
    expect(await silent()).not.toContain(source.key);
    world.pass(119);
    expect(await silent()).not.toContain(source.key);
    world.pass(2);
    expect(await silent()).toContain(source.key);
  });

  it('is not that of a source which came after everybody had told what they heard', async () => {
    await world.presence.tell(world.nowMs);
    world.pass(3_600);
    await world.presence.tell(world.nowMs);
    // that it came is stored, when it was heard is told with the next time
    await world.say(source, rain());
    const turns = await world.presence.judgeSilence(world.nowMs);
    expect(turns.map(({ change }) => change.source)).not.toContain(source.key);
    world.pass(121);
    expect(await silent()).toContain(source.key);
  });
});

describe('two processes', () => {
  let other: Writing;
  beforeEach(async () => {
    await world.presence.tell(world.nowMs);
    other = await world.anotherProcess();
    await other.presence.tell(world.nowMs);
  });
  afterEach(() => other.processes.leave(world.nowMs));

  const bothTell = async (): Promise<void> => {
    await world.presence.tell(world.nowMs);
    await other.presence.tell(world.nowMs);
  };
  const judgedByOther = async (): Promise<string[]> => {
    const turns = await other.presence.judgeSilence(world.nowMs);
    return turns.map(({ change }) => change.source);
  };

  it('a source that one of them hears is not silent for the other', async () => {
    await world.say(source, online());
    for (let n = 0; n < 3; n += 1) {
      world.pass(100);
      await world.say(source, rain());
      await bothTell();
      expect(await judgedByOther()).not.toContain(source.key);
    }
    world.pass(121);
    await bothTell();
    expect(await judgedByOther()).toContain(source.key);
  });

  it('what was learned by the other of what a source feeds falls silent with it', async () => {
    await world.say(source, rain());
    world.pass(121);
    await bothTell();
    const turns = await other.presence.judgeSilence(world.nowMs);
    const { changed } = turnedPresence(turns.filter(({ sourceId }) => sourceId === source.id));
    expect(changed.map(({ fact }) => fact).sort()).toEqual(['presence:camera', 'reading:rain']);
  });

  it('is not excused because another process begins or begins to lead', async () => {
    await world.say(source, online());
    world.pass(119);
    await bothTell();
    const third = await world.anotherProcess();
    world.pass(2);
    await bothTell();
    await third.presence.tell(world.nowMs);
    const turns = await third.presence.judgeSilence(world.nowMs);
    expect(turns.map(({ sourceId }) => sourceId)).toContain(source.id);
    await third.processes.leave(world.nowMs);
  });

  it('nobody is silent beyond what everybody has told', async () => {
    await world.say(source, online());
    await bothTell();
    // the process that hears it stands still
    world.pass(300);
    await other.presence.tell(world.nowMs);
    expect(await judgedByOther()).not.toContain(source.key);
    // and goes on: what was sent meanwhile is read only now
    world.processes.listenAgain(world.nowMs);
    await world.presence.tell(world.nowMs);
    expect(await judgedByOther()).not.toContain(source.key);
    world.pass(121);
    await bothTell();
    expect(await judgedByOther()).toContain(source.key);
  });

  it('one that gives no sign is given up, and excused what was connected with it', async () => {
    await world.say(source, online());
    await bothTell();
    const ids = await other.processes.present(world.nowMs);
    world.pass(300);
    await other.presence.tell(world.nowMs);
    await world.query(
      `UPDATE processes SET seen_at = now() - ${LOST_MS + 1} * interval '1 millisecond'
       WHERE told_until = (SELECT min(told_until) FROM processes)`,
    );
    expect(await other.processes.present(world.nowMs)).toHaveLength(ids.length - 1);
    expect(await judgedByOther()).not.toContain(source.key);
    world.pass(119);
    await other.presence.tell(world.nowMs);
    expect(await judgedByOther()).not.toContain(source.key);
    world.pass(2);
    await other.presence.tell(world.nowMs);
    expect(await judgedByOther()).toContain(source.key);
    await world.presence.tell(world.nowMs);
  });

  it('one that ends in order leaves its sources time to come elsewhere', async () => {
    await world.say(source, online());
    world.pass(119);
    await bothTell();
    await world.processes.leave(world.nowMs);
    world.pass(2);
    await other.presence.tell(world.nowMs);
    expect(await judgedByOther()).not.toContain(source.key);
    await world.presence.tell(world.nowMs);
  });

  it('both judging at once tell it once', async () => {
    await world.say(source, online());
    world.pass(121);
    await bothTell();
    const turns = await Promise.all([
      world.presence.judgeSilence(world.nowMs),
      other.presence.judgeSilence(world.nowMs),
    ]);
    const own = turns.flat().filter(({ sourceId }) => sourceId === source.id);
    expect(own).toHaveLength(1);
    const rows = await world.query(
      `SELECT 1 FROM presence_changes WHERE source_id = $1 AND state = 'offline'`,
      [source.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('that the other judged is put right by what was no news here, and told', async () => {
    await world.say(source, [online(), rain()]);
    world.pass(121);
    await bothTell();
    expect(await judgedByOther()).toContain(source.key);
    world.pass(1);
    // here it was never gone
    expect((await world.say(source, rain())).presence).toEqual([]);
    const { presence, changed } = turnedPresence(await world.presence.tell(world.nowMs));
    expect(presence).toMatchObject([{ source: source.key, state: 'online' }]);
    expect(changed.map(({ fact }) => fact).sort()).toEqual(['presence:camera', 'reading:rain']);
    expect((await presenceOf()).state).toBe('online');
    expect(turnedPresence(await world.presence.tell(world.nowMs)).presence).toEqual([]);
  });

  it('what a source said elsewhere since is not put right by what it had said here', async () => {
    await world.say(source, online());
    world.pass(1);
    expect((await world.say(source, rain())).presence).toEqual([]);
    world.pass(1);
    const message = world.message(source, 'offline');
    const said = [{ message, items: [offline()], rejected: [] }];
    other.facts.hear(said);
    await other.facts.write(said);
    // it was never there for the other, until it finds what is stored
    expect(await other.presence.tell(world.nowMs)).toMatchObject([{ sourceId: source.id }]);
    expect(await world.presence.tell(world.nowMs)).toEqual([]);
    expect((await presenceOf()).state).toBe('offline');
  });

  it('the will of a connection here says nothing of a source that is heard there', async () => {
    await world.say(source, online());
    await world.presence.tell(world.nowMs);
    world.pass(5);
    const said = [{ message: world.message(source, 'x'), items: [rain()], rejected: [] }];
    other.facts.hear(said);
    await other.facts.write(said);
    await other.presence.tell(world.nowMs);
    // half a minute later the broker here finds out that the old connection is dead
    world.pass(30);
    expect((await world.say(source, offline(), { will: true })).presence).toEqual([]);
    expect((await presenceOf()).state).toBe('online');
  });
});

describe('a status that comes late', () => {
  it('enters history, and leaves the present alone', async () => {
    const beganUs = world.nowUs;
    await world.say(source, online());
    world.pass(3_600);
    const late = await world.say(source, online(beganUs - 1_800_000_000));
    expect(late.presence).toEqual([]);
    expect(late.changed).toContainEqual({
      unit: commune,
      fact: 'presence:camera',
      earliestUs: beganUs - 1_800_000_000,
    });
    expect(await historyFrom(beganUs)).toEqual(['online -1800', 'online 0']);
    expect((await presenceOf()).since).toEqual(new Date(Math.floor(beganUs / 1000)));
  });

  it('from a source that was gone brings it back now, not then', async () => {
    const beganUs = world.nowUs;
    await world.say(source, online());
    world.pass(121);
    await silent();
    world.pass(3_600);
    const atMs = Math.floor(world.nowMs);
    // buffered on the device while it had no line: it was there half an hour ago
    const { presence } = await world.say(source, online(world.nowUs - 1_800_000_000));
    expect(presence).toMatchObject([{ state: 'online', atMs }]);
    expect(await historyFrom(beganUs)).toEqual([
      'online 0',
      'offline 121',
      'online 1921',
      'online 3721',
    ]);
    expect(await presenceOf()).toMatchObject({ state: 'online', since: new Date(atMs) });
  });
});

describe('what is worth knowing of a source', () => {
  const flags = async (): Promise<unknown> => {
    const [row] = await world.query<{ flags: unknown }>('SELECT flags FROM sources WHERE id = $1', [
      source.id,
    ]);
    return row?.flags;
  };
  const noted = (note: 'clock-wrong' | 'lossy-text') => ({ ...rain(), notes: [note] });

  it('is counted, with the last time', async () => {
    await world.say(source, [noted('clock-wrong'), noted('lossy-text'), noted('clock-wrong')]);
    await world.presence.flush();
    await world.say(source, noted('clock-wrong'));
    const lastUs = world.nowUs - 1;
    await world.presence.flush();
    expect(await flags()).toMatchObject({
      'clock-wrong': { n: 3 },
      'lossy-text': { n: 1 },
    });
    const at = (await flags()) as Record<string, { at: string }>;
    expect(us(at['clock-wrong']?.at ?? '')).toBe(Math.floor(lastUs / 1000) * 1000);
  });

  it('is not lost while it cannot be stored', async () => {
    await world.say(source, noted('clock-wrong'));
    await world.query('ALTER TABLE sources RENAME TO away');
    await expect(world.presence.flush()).rejects.toThrow();
    await world.query('ALTER TABLE away RENAME TO sources');
    await world.presence.flush();
    expect(await flags()).toMatchObject({ 'clock-wrong': { n: 1 } });
    expect((await presenceOf()).heard_at).not.toBeNull();
  });
});

describe('a source that a gateway speaks for', () => {
  it('is heard with each message, and so is the gateway', async () => {
    const { gateway, over } = await behindGateway();
    const { presence } = await world.say(source, rain(), over);
    expect(presence.map(({ source: key, state }) => `${key} ${state}`).sort()).toEqual(
      [`${gateway.key} online`, `${source.key} online`].sort(),
    );
    world.pass(30);
    await world.say(source, rain(), over);
    await world.presence.flush();
    const heard = [await presenceOf(), await presenceOf(gateway.id)].map(
      ({ heard_at }) => heard_at,
    );
    expect(heard[0]).toEqual(heard[1]);
  });

  it('goes by the word that is passed on, and the gateway stays', async () => {
    const { gateway, over } = await behindGateway();
    await world.say(source, online(), over);
    const { presence } = await world.say(source, offline(), over);
    expect(presence).toMatchObject([{ source: source.key, state: 'offline' }]);
    expect(await presenceOf(gateway.id)).toMatchObject({ state: 'online' });
  });

  it('stays when the gateway says that it goes itself', async () => {
    const { gateway, over } = await behindGateway();
    await world.say(source, rain(), over);
    const { presence } = await world.say(gateway, offline());
    expect(presence).toMatchObject([{ source: gateway.key, state: 'offline' }]);
    expect(await presenceOf()).toMatchObject({ state: 'online' });
  });

  it('falls silent by its own heartbeat, whatever else the gateway passes on', async () => {
    const { gateway, over } = await behindGateway();
    const other = await world.source(commune, { kind: 'device' });
    await world.say(source, rain(), over);
    world.pass(121);
    await world.say(other, rain(), over);
    const fell = await silent();
    expect(fell).toContain(source.key);
    expect(fell).not.toContain(gateway.key);
  });

  it('does not bring the gateway with a copy that a broker kept', async () => {
    const { gateway, over } = await behindGateway();
    await world.say(source, online(), { ...over, retainedCopy: true });
    expect(await presenceOf(gateway.id)).toMatchObject({ state: 'offline' });
  });

  it('is named where its message is refused, with the way it came', async () => {
    const { gateway, over } = await behindGateway();
    const message = world.message(source, 'x', over);
    await world.write([{ message, items: [], rejected: [refused('no number')] }]);
    const rows = await world.query(
      'SELECT source_id, detail FROM rejected_messages WHERE unit = $1',
      [commune],
    );
    expect(rows).toEqual([{ source_id: source.id, detail: `no number (via ${gateway.key})` }]);
  });
});

it('notes what others noticed of a source', async () => {
  const atUs = Math.floor(world.nowUs / 1000) * 1000;
  for (const us of [atUs, atUs - 1_000, atUs - 2_000]) {
    world.presence.note(source.id, 'duplicate-client', us);
  }
  await world.presence.flush();
  const [row] = await world.query<{ flags: Record<string, { n: number; at: string }> }>(
    'SELECT flags FROM sources WHERE id = $1',
    [source.id],
  );
  expect(row?.flags['duplicate-client']?.n).toBe(3);
  expect(us(row?.flags['duplicate-client']?.at ?? '')).toBe(atUs);
});
