import type { SilenceCode } from '@nhip-xa/contract';
import { whySilent, type KnownOfSource, type Upstream } from './why-silent';

/** Ten o'clock of some day; the minutes of these tests are told from it. */
const TEN_MS = Date.parse('2026-11-26T10:00:00+07:00');
const at = (minutes: number): number => TEN_MS + minutes * 60_000;

/** A sensor with a heartbeat of 60 s that was heard at 10:00 and called silent two minutes later. */
const SILENT: KnownOfSource = {
  nowMs: at(40),
  kind: 'device',
  state: 'offline',
  sinceMs: at(2),
  heardMs: at(0),
  heartbeatSeconds: 60,
  maintenance: null,
  signs: {},
  refusal: null,
  takenMs: at(0),
  refused: [],
  clockWrong: null,
  gateway: null,
  lines: [],
};
const NEW: KnownOfSource = { ...SILENT, sinceMs: null, heardMs: null, takenMs: null };
const seen = (minutes: number, n = 1) => ({ atMs: at(minutes), n });
const wrongSecret = (minutes: number): KnownOfSource['refusal'] => ({
  ...{ reason: 'wrong-secret', atMs: at(minutes), from: 'public' },
});
/** Something above it that was last heard and called silent at these minutes. */
const down = (heard: number, since: number, key = '06211.gw'): Upstream => ({
  ...{ key, name: `tên ${key}`, state: 'offline', sinceMs: at(since), heardMs: at(heard) },
});
const up = (key = '06211.gw'): Upstream => ({ ...down(0, 0, key), state: 'online' });
const why = (known: Partial<KnownOfSource>, of = SILENT) => whySilent({ ...of, ...known });
const code = (known: Partial<KnownOfSource>, of = SILENT): SilenceCode | undefined =>
  why(known, of).first?.code;

describe('a source that never was there', () => {
  it('has never connected', () => {
    expect(why({}, NEW)).toEqual({ first: { code: 'never-connected', atMs: null }, also: [] });
  });
  it('comes with a wrong secret', () => {
    expect(why({ refusal: wrongSecret(32) }, NEW).first).toEqual({
      ...{ code: 'wrong-secret', atMs: at(32), from: 'public' },
    });
  });
  it.each(['backed-off', 'client-id', 'will', 'full'] as const)('is refused: %s', (reason) => {
    expect(code({ refusal: { reason, atMs: at(3), from: 'own' } }, NEW)).toBe(reason);
  });
  it('came in and says nothing', () => {
    expect(why({ signs: { 'let-in': seen(5) } }, NEW).first).toEqual({
      ...{ code: 'says-nothing', atMs: at(5) },
    });
  });
  it('waits for its gateway to speak for it', () => {
    expect(why({ gateway: up() }, NEW).first).toMatchObject({
      ...{ code: 'never-passed-on', upstream: { key: '06211.gw', name: 'tên 06211.gw' } },
    });
  });
  it('has a gateway that was never there either', () => {
    const never = { ...down(0, 0), sinceMs: null, heardMs: null };
    expect(why({ gateway: never }, NEW).first).toMatchObject({ code: 'gateway-down', atMs: null });
  });
});

describe('a source that fell silent', () => {
  it('has not been heard since', () => {
    expect(why({}).first).toEqual({ code: 'nothing-since', atMs: at(0) });
  });
  it('said so itself, or its will did: its silence alone would have shown later', () => {
    // 119 s after it was heard; two heartbeats are 120 s
    expect(code({ sinceMs: at(0) + 119_000 })).toBe('said-offline');
    expect(code({ sinceMs: at(0) + 120_000 })).toBe('nothing-since');
  });
  it('is refused at the door since', () => {
    expect(code({ refusal: wrongSecret(1) })).toBe('wrong-secret');
  });
  it('was refused before it was heard: somebody mended that', () => {
    expect(code({ refusal: wrongSecret(-1) })).toBe('nothing-since');
    expect(code({ refusal: wrongSecret(3), signs: { 'let-in': seen(4) } })).toBe('says-nothing');
  });
  it('had a wrong clock when it was heard last', () => {
    expect(why({ clockWrong: seen(0, 7) }).first).toEqual({
      ...{ code: 'clock-wrong', atMs: at(0), n: 7 },
    });
    // two heartbeats before its last word: it is right again
    expect(code({ clockWrong: seen(-3) })).toBe('nothing-since');
  });
});

describe('a source whose last words were all refused', () => {
  const refused = (reason: 'unknown-codec' | 'topic-refused' | 'bad-shape', minutes = 0) => ({
    ...{ reason, topic: 'xa/v1/06211/khac/telemetry', ...seen(minutes, 4) },
  });
  const words = { signs: { 'only-refused': seen(0) }, takenMs: at(-9) };

  it.each(['unknown-codec', 'topic-refused'] as const)('%s', (reason) => {
    expect(why({ ...words, refused: [refused(reason)] }).first).toEqual({
      ...{ code: reason, reason, atMs: at(0), n: 4, topic: 'xa/v1/06211/khac/telemetry' },
    });
  });
  it('for another reason, of which the newest is told', () => {
    const both = [refused('topic-refused', -2), refused('bad-shape')];
    expect(why({ ...words, refused: both }).first).toMatchObject({
      ...{ code: 'refused', reason: 'bad-shape' },
    });
  });
  it('is told so while it is online, too', () => {
    const known = { ...words, state: 'online' as const, refused: [refused('topic-refused')] };
    expect(code(known)).toBe('topic-refused');
    expect(why({ state: 'online', clockWrong: seen(0) }).first).toBeNull();
    // 9 minutes before ten it had a fact taken: for two heartbeats one bad message is no news
    expect(code({ ...known, nowMs: at(-9) + 119_000 })).toBeUndefined();
    expect(code({ ...known, nowMs: at(-9) + 120_000 })).toBe('topic-refused');
  });
  it('had facts taken since, by this process or by what is stored', () => {
    const some = { refused: [refused('topic-refused')] };
    const again = { 'only-refused': seen(0), 'taken-again': seen(1) };
    expect(code({ ...some, signs: again, takenMs: null })).toBe('nothing-since');
    expect(code({ ...some, signs: { 'only-refused': seen(0) }, takenMs: at(1) })).toBe(
      'nothing-since',
    );
  });
  it('is no reason where what was refused was thrown away', () => {
    expect(code({ ...words, refused: [] })).toBe('nothing-since');
  });
});

describe('what stands before a source', () => {
  it('took it away: both were heard until the same time', () => {
    expect(why({ gateway: down(0.5, 3) }).first).toEqual({
      code: 'gateway-down',
      atMs: at(3),
      upstream: { key: '06211.gw', name: 'tên 06211.gw' },
    });
  });
  it('is no reason where the source had been silent for long before it fell', () => {
    expect(code({ gateway: down(30, 33) })).toBe('nothing-since');
  });
  it('is not to blame where the source gave a sign since', () => {
    expect(code({ gateway: down(0, 2), refusal: wrongSecret(5) })).toBe('wrong-secret');
    expect(code({ gateway: down(0, 2), signs: { 'let-in': seen(5) } })).toBe('says-nothing');
  });
  it('is a line before it is a gateway: that one is behind it, too', () => {
    const known = { lines: [down(0, 2, '06211.line')], gateway: down(0, 2) };
    const { first, also } = why(known);
    expect(first).toMatchObject({ code: 'line-down', upstream: { key: '06211.line' } });
    expect(also.map((one) => one.code)).toEqual(['gateway-down']);
  });
  it('is fine while one of its lines works, and fell with the last of them', () => {
    const fibre = down(-60, -58, '06211.fibre');
    expect(code({ lines: [fibre, up('06211.4g')] })).toBe('nothing-since');
    expect(why({ lines: [fibre, down(0, 2, '06211.4g')] }).first).toMatchObject({
      ...{ code: 'line-down', upstream: { key: '06211.4g' } },
    });
  });
});

it('under maintenance is silent for that, with what else is known', () => {
  const maintenance = { fromMs: at(-1), toMs: at(60) };
  expect(why({ maintenance, refusal: wrongSecret(4) })).toEqual({
    first: { code: 'maintenance', atMs: at(-1), untilMs: at(60) },
    also: [{ code: 'wrong-secret', atMs: at(4), from: 'public' }],
  });
});

it('that is online and understood has no reason', () => {
  expect(why({ state: 'online', gateway: down(0, 2) })).toEqual({ first: null, also: [] });
});
