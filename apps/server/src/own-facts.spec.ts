import { createLogger } from '@nhip-xa/platform';
import type { OwnFacts, Principal, ScreenDraw } from '@nhip-xa/ports';
import { COUNTED_TOLD_MS, OwnFactsBook } from './own-facts';
import { ASLEEP_MS, DRAWS_PER_MINUTE, DRAWS_TOLD_MS } from './screen-draws';

/** 2026-11-20 08:00 in Vietnam. */
const EIGHT = Date.parse('2026-11-20T01:00:00Z');
const DAY_MS = 86_400_000;
const UNIT = '20194';

class KeptFacts implements OwnFacts {
  failure: Error | undefined;
  readonly draws: ScreenDraw[] = [];
  readonly days: { unit: string; atMs: number }[] = [];

  async addDraws(draws: readonly ScreenDraw[]): Promise<void> {
    this.draws.push(...draws);
  }
  async noteLeaderDay(unit: string, atMs: number): Promise<void> {
    if (this.failure) throw this.failure;
    this.days.push({ unit, atMs });
  }
}

let nowMs: number;
let kept: KeptFacts;
let told: string[];
let book: OwnFactsBook;

beforeEach(() => {
  nowMs = EIGHT;
  kept = new KeptFacts();
  told = [];
  const logger = createLogger({ level: 'silent' });
  book = new OwnFactsBook({ store: kept, nowMs: () => nowMs, logger });
  book.onChanged((unit, fact) => told.push(`${unit} ${fact}`));
});

describe('screens', () => {
  const drawn = (tookMs = 20) =>
    book.draws.drawn(tookMs, { unit: UNIT, occurredMs: nowMs - 1_500 });

  it('are told of with the time from the moment of a fact', async () => {
    drawn();
    await book.flush();
    expect(kept.draws).toEqual([{ unit: UNIT, atMs: nowMs, seconds: 1.5 }]);
    expect(told).toEqual([`${UNIT} screen-latency-p95`]);
  });

  it('are reckoned every 10 s at most, and what came meanwhile is not forgotten', async () => {
    drawn();
    await book.flush();
    nowMs += DRAWS_TOLD_MS - 1;
    drawn();
    await book.flush();
    expect(told).toHaveLength(1);
    nowMs += 1;
    await book.flush();
    expect(told).toHaveLength(2);
    nowMs += DRAWS_TOLD_MS;
    await book.flush();
    expect(told).toHaveLength(2);
  });

  it('that were asleep are no screens', async () => {
    drawn(ASLEEP_MS + 1);
    await book.flush();
    expect(kept.draws).toEqual([]);
  });

  it('give so many samples a minute and no more', async () => {
    for (let n = 0; n < DRAWS_PER_MINUTE + 50; n += 1) drawn();
    book.draws.drawn(20, { unit: '20195', occurredMs: nowMs });
    nowMs += 60_000;
    drawn();
    await book.flush();
    expect(kept.draws).toHaveLength(DRAWS_PER_MINUTE + 2);
  });
});

describe('a leader', () => {
  const person = (over: object = {}): Principal => ({
    ...{ kind: 'user', id: '1', username: 'chu-tich', displayName: 'Chủ tịch' },
    ...{ role: 'chairman', unit: UNIT },
    ...over,
  });
  /** The writing under way has ended. */
  const written = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('is written down once a local day', async () => {
    book.seen(person());
    book.seen(person());
    await written();
    expect(kept.days).toEqual([{ unit: UNIT, atMs: EIGHT }]);
    expect(told).toEqual([`${UNIT} leader-days`]);
    // 23:59 of the same day, then 00:00 of the next
    nowMs = EIGHT + 16 * 3_600_000 - 60_000;
    book.seen(person());
    nowMs += 60_000;
    book.seen(person());
    await written();
    expect(kept.days).toEqual([
      { unit: UNIT, atMs: EIGHT },
      { unit: UNIT, atMs: nowMs },
    ]);
  });

  it('is a chairman by a session of their own: no other role, no token, no wall', async () => {
    book.seen(person({ role: 'officer' }));
    book.seen({
      kind: 'token',
      id: '2',
      name: 't',
      maker: 'chu-tich',
      role: 'chairman',
      unit: UNIT,
    });
    book.seen({ kind: 'display', id: '3', name: 'd', role: 'display', unit: UNIT });
    await written();
    expect(kept.days).toEqual([]);
  });

  it('is written down by the next request where the database was away', async () => {
    kept.failure = new Error('away');
    book.seen(person());
    await written();
    kept.failure = undefined;
    nowMs += DAY_MS / 24;
    book.seen(person());
    await written();
    expect(kept.days).toHaveLength(1);
  });
});

it('lets what items taken in count for be reckoned once a minute', async () => {
  book.took([UNIT]);
  await book.flush();
  expect(told).toEqual([`${UNIT} items-taken`]);
  nowMs += COUNTED_TOLD_MS - 1;
  book.took([UNIT, UNIT, '20195']);
  await book.flush();
  expect(told).toHaveLength(1);
  nowMs += 1;
  await book.flush();
  expect(told).toEqual([`${UNIT} items-taken`, `${UNIT} items-taken`, '20195 items-taken']);
});
