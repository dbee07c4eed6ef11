import type { CaseFields } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import fc from 'fast-check';
import { caseSaid, us } from '../../test/items';
import { World, builtIn } from '../../test/world';
import { PgKpiInsight } from './pg-kpi-insight';

/**
 * What is kept of months that are over equals what is counted of the cases, whatever is told of them in
 * whatever order, also long after.
 */

const HOUR_US = 3_600_000_000;
/** Long over, whenever the tests run. */
const BEGINS = us('2026-02-01T00:00:00+07:00');
const DAYS = 180;
const YEAR = {
  fromMs: us('2026-01-20T00:00:00+07:00') / 1000,
  toMs: us('2026-09-01T00:00:00+07:00') / 1000,
};
const KPI = builtIn('dossiers-on-time');
const DAY_MINUTES = 450;

let world: World;
let insight: PgKpiInsight;
/** Statements that were asked for handling times. */
let counted: string[];

beforeAll(async () => {
  world = await World.open();
  const { opened, ruleBook, reader } = world;
  const query = opened.database.query.bind(opened.database);
  opened.database.query = (work, statement) => {
    if (statement.text.includes('handled_working_min')) counted.push(statement.text);
    return query(work, statement);
  };
  insight = new PgKpiInsight(opened.database, () => world.book, ruleBook.rules, reader);
});
afterAll(() => world.close());
beforeEach(() => {
  counted = [];
});

interface Place {
  province: string;
  communes: string[];
  portals: SourceIdentity[];
}

async function place(): Promise<Place> {
  const province = await world.province();
  const communes = [await world.commune(province), await world.commune(province)];
  const portals = [];
  for (const commune of communes) portals.push(await world.source(commune));
  return { province, communes, portals };
}

interface Word {
  of: number;
  hours: number;
  state: string;
  due: number | null;
}
/** Words on a few dossiers: each is told several times, so that some end twice, later, or go on. */
const aWord: fc.Arbitrary<Word> = fc.record({
  of: fc.integer({ min: 0, max: 11 }),
  hours: fc.integer({ min: 0, max: DAYS * 24 }),
  state: fc.constantFrom(
    'new',
    'accepted',
    'processing',
    'supplement',
    'finished',
    'finished',
    'returned',
  ),
  due: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 3 }),
});
const aSpan = fc
  .tuple(fc.integer({ min: -10, max: DAYS + 40 }), fc.integer({ min: 1, max: DAYS + 40 }))
  .map(([from, days]) => ({
    fromMs: BEGINS / 1000 + from * 86_400_000,
    toMs: BEGINS / 1000 + (from + days) * 86_400_000,
  }));

const tell = async ({ communes, portals }: Place, words: readonly Word[]): Promise<void> => {
  for (const [index, commune] of communes.entries()) {
    const own = words.filter(({ of }) => of % 2 === index);
    const items = own.map(({ of, hours, state, due }) => {
      const ts = BEGINS + hours * HOUR_US;
      const fields: CaseFields = due === null ? {} : { due: { at: ts + due * HOUR_US } };
      return caseSaid(commune, `dossier d${of}`, ts, state, fields);
    });
    if (items.length > 0) await world.say(portals[index] as SourceIdentity, items);
  }
};

interface Span {
  fromMs: number;
  toMs: number;
}

/** One by one from the cases as they stand. */
async function fromCases({ communes }: Place, { fromMs, toMs }: Span) {
  const rows = await world.query<
    Record<'closed_at' | 'due', Date | null> & { took: number | null }
  >(
    `SELECT closed_at, effective_due_at AS due, handled_working_min AS took FROM cases
     WHERE unit = ANY ($1) AND kind = 'dossier' AND closed_at IS NOT NULL`,
    [communes],
  );
  const closed = rows.flatMap((row) => {
    const atMs = row.closed_at?.getTime() ?? 0;
    const late = row.due !== null && atMs > row.due.getTime();
    return atMs >= fromMs && atMs < toMs ? [{ ...row, late }] : [];
  });
  const minutes = closed.flatMap(({ took }) => (took === null ? [] : [Math.floor(took)]));
  minutes.sort((a, b) => a - b);
  const reaching = (share: number) => minutes[Math.max(0, Math.ceil(minutes.length * share) - 1)];
  const day = (took: number) => Math.min(30, Math.floor(Math.floor(took) / DAY_MINUTES));
  const days = [...new Set(minutes.map(day))];
  const of = (at: number) => closed.filter(({ took }) => took !== null && day(took) === at);
  return {
    closed: closed.length,
    untimed: closed.length - minutes.length,
    due: closed.filter(({ due }) => due !== null).length,
    late: closed.filter(({ late }) => late).length,
    medianMinutes: reaching(0.5) ?? null,
    p90Minutes: reaching(0.9) ?? null,
    bins: days.map((at) => ({
      day: at,
      count: of(at).length,
      late: of(at).filter(({ late }) => late).length,
    })),
  };
}

const told = ({ province }: Place, span: Span) => insight.distribution(province, KPI, span);

it('is what is counted of the cases, after each word that comes late, shuffled or corrects', async () => {
  const run = fc.record({
    words: fc.array(aWord, { minLength: 5, maxLength: 40 }),
    batches: fc.integer({ min: 1, max: 12 }),
    spans: fc.array(aSpan, { minLength: 2, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ words, batches, spans }) => {
      const here = await place();
      for (let at = 0; at < words.length; at += batches) {
        await tell(here, words.slice(at, at + batches));
        for (const span of [YEAR, ...spans]) {
          expect(await told(here, span)).toMatchObject(await fromCases(here, span));
        }
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('counts again only the month of which something was told', async () => {
  const here = await place();
  const close = (of: number, hours: number) =>
    tell(here, [
      { of, hours: 24, state: 'accepted', due: null },
      { of, hours, state: 'finished', due: null },
    ]);
  for (let n = 0; n < 12; n += 1) await close(n, 48 + n * 24 * 14);
  await told(here, YEAR);
  counted = [];
  await expect(told(here, YEAR)).resolves.toMatchObject({ closed: 12 });
  // the days before the first whole month alone
  expect(counted).toHaveLength(1);

  // moved from February to July: both are counted again
  counted = [];
  await tell(here, [
    { of: 0, hours: 100, state: 'processing', due: null },
    { of: 0, hours: 24 * 170, state: 'finished', due: null },
  ]);
  await expect(told(here, YEAR)).resolves.toMatchObject({ closed: 12 });
  expect(counted).toHaveLength(3);

  // gone with its commune, as a demonstration goes
  await world.query(`DELETE FROM cases WHERE unit = $1 AND id = 'd2'`, [here.communes[0]]);
  await expect(told(here, YEAR)).resolves.toMatchObject({ closed: 11 });
});

it('what is told of the present month is written down nowhere', async () => {
  const here = await place();
  const { n: before } = await corrections();
  await world.query(
    `INSERT INTO cases (unit, kind, id, ts, opened_at, closed_at, statements)
     VALUES ($1, 'dossier', 'now', now(), now(), now(), 1), ($1, 'dossier', 'open', now(), now(), NULL, 1)`,
    [here.communes[0]],
  );
  expect((await corrections()).n).toBe(before);
  await world.query(
    `UPDATE cases SET closed_at = now() - interval '70 days' WHERE unit = $1 AND id = 'now'`,
    [here.communes[0]],
  );
  expect((await corrections()).n).toBe(before + 1);
});

const corrections = async (): Promise<{ n: number }> => {
  const [row] = await world.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM month_corrections',
  );
  return row as { n: number };
};
