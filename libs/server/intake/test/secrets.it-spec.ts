import { until } from '@nhip-xa/testing';
import { SECRET_BACK_OFF } from '../src/limits';
import { Edge, connectPacket, topicIn, type ConnectOptions } from './edge';

const HOUR_MS = 3_600_000;
const NOT_AUTHORISED = 5;
/** All of 127.0.0.0/8 is this machine: another network, as far as a broker is concerned. */
const ELSEWHERE = '127.0.0.2';

/** The test's own clocks: of the wall, and the one that only goes forward. */
const clock = { wallMs: Date.parse('2026-11-26T08:00:00+07:00'), forwardMs: 0 };
const pass = (milliseconds: number): void => {
  clock.wallMs += milliseconds;
  clock.forwardMs += milliseconds;
};

let edge: Edge;
beforeEach(async () => {
  edge = await Edge.open({ nowUs: () => clock.wallMs * 1_000, nowMs: () => clock.forwardMs });
});
afterEach(async () => {
  expect(edge.errors).toEqual([]);
  await edge.close();
});

/** The answer to a CONNECT. */
async function answerTo(
  key: string,
  { from, ...options }: ConnectOptions & { from?: string } = {},
): Promise<number | undefined> {
  const peer = await edge.raw(undefined, from);
  peer.send(connectPacket(key, options));
  const code = await peer.returnCode();
  peer.socket.destroy();
  return code;
}

describe('a secret that has a successor', () => {
  const KEY = '20194.gauge';

  beforeEach(() => {
    edge.directory.add('gauge');
    edge.directory.secrets.set(
      KEY,
      new Map([
        ['old', clock.wallMs + HOUR_MS],
        ['new', Infinity],
      ]),
    );
  });

  it('works until its end; then who came with it is cut, and let in no more', async () => {
    expect(await answerTo(KEY, { password: 'new' })).toBe(0);
    const device = await edge.peer(KEY, { password: 'old' });
    pass(HOUR_MS - 1);
    await device.publish(topicIn(KEY), '{"rain": 1}', 1);
    expect(device.ended).toBe(false);
    pass(1);
    await device.untilEnded();
    expect(await answerTo(KEY, { password: 'old' })).toBe(NOT_AUTHORISED);
    expect(await answerTo(KEY, { password: 'new' })).toBe(0);
  });

  it('takes nobody along who came with the new one', async () => {
    const device = await edge.peer(KEY, { password: 'new' });
    edge.directory.add('other');
    const other = await edge.peer('20194.other');
    edge.directory.add('late');
    edge.directory.secrets.set('20194.late', new Map([['old', clock.wallMs + HOUR_MS]]));
    const late = await edge.peer('20194.late', { password: 'old' });
    pass(HOUR_MS);
    // so ended secrets were looked for
    await late.untilEnded();
    await device.publish(topicIn(KEY), '{"rain": 1}', 1);
    await other.publish(topicIn('20194.other'), '{"rain": 1}', 1);
    expect([device.ended, other.ended]).toEqual([false, false]);
  });

  it('is cut at once when it is ended before, without its will', async () => {
    const will = { topic: topicIn(KEY, 'status'), payload: 'offline' };
    const device = await edge.peer(KEY, { password: 'old', will });
    await edge.broker.disconnectEnded(KEY);
    expect(device.ended).toBe(false);
    edge.directory.secrets.set(KEY, new Map([['new', Infinity]]));
    await edge.broker.disconnectEnded(KEY);
    await device.untilEnded();
    expect(edge.sink.of(KEY)).toEqual([]);
  });
});

describe('wrong secrets', () => {
  const KEY = '20194.gauge';
  const wrong = { password: 'guess', from: ELSEWHERE };

  beforeEach(() => {
    edge.directory.add('gauge');
  });

  it('are hashed a few times, and never make the device wait that comes from elsewhere', async () => {
    for (let n = 0; n < 300; n += 1) expect(await answerTo(KEY, wrong)).toBe(NOT_AUTHORISED);
    // three free ones and the one that begins the first wait: time stands still here
    expect(edge.directory.hashed).toBe(SECRET_BACK_OFF.free + 1);
    expect(await answerTo(KEY)).toBe(0);
    // the right one from where the guesses come waits as long as they do: 1 s
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(NOT_AUTHORISED);
    pass(SECRET_BACK_OFF.firstMs);
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(0);
  });

  it('do not lock out a device whose network is that of the attacker', async () => {
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(0);
    for (let n = 0; n < 50; n += 1) expect(await answerTo(KEY, wrong)).toBe(NOT_AUTHORISED);
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(0);
  });

  it('are no longer held against a source that was given a new one', async () => {
    for (let n = 0; n < 10; n += 1) await answerTo(KEY, wrong);
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(NOT_AUTHORISED);
    await edge.broker.disconnect(KEY);
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(0);
  });

  it('of ids that nobody has are not hashed at all', async () => {
    for (let n = 0; n < 50; n += 1) {
      expect(await answerTo(`20194.guess-${n}`, wrong)).toBe(NOT_AUTHORISED);
    }
    expect(edge.directory.hashed).toBe(0);
    expect(edge.refusedOf).toEqual([]);
    expect(await answerTo(KEY, { from: ELSEWHERE })).toBe(0);
  });

  it('are told of the source that was named, with what met it', async () => {
    const entry = { key: KEY, atMs: clock.wallMs, from: 'own' };
    const told = async (options: Parameters<typeof answerTo>[1]): Promise<unknown> => {
      await answerTo(KEY, options);
      await until('told', () => edge.refusedOf.length > 0);
      return edge.refusedOf.splice(0).at(-1);
    };
    expect(await told({ password: 'guess' })).toEqual({ ...entry, reason: 'wrong-secret' });
    const will = { topic: 'xa/v1/20194/other/status', payload: 'offline' };
    expect(await told({ will })).toEqual({ ...entry, reason: 'will' });
    for (let n = 0; n < 10; n += 1) await answerTo(KEY, wrong);
    expect(await told(wrong)).toEqual({ ...entry, reason: 'backed-off' });
    expect(edge.refused).toContain('too many wrong secrets before');
  });
});
