import type { ChangedCase, UnitChanges } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid } from '../../test/items';
import { nov } from '../../test/scenes';
import { World } from '../../test/world';
import { StoredFacts } from '../read/fact-readers';
import { readPastCase } from '../read/past-case';
import { PgComparison } from './pg-comparison';

let world: World;
let comparison: PgComparison;
let province: string;
let commune: string;
let portal: SourceIdentity;

/** From the morning of Thursday the 19th to noon of Friday the 20th. */
const FROM = nov(19, '08:00:00');
const TO = nov(20, '12:00:00');
/** Long after both. */
const LATER = nov(25);

beforeAll(async () => {
  world = await World.open();
  const rules = () => world.ruleBook.rules();
  const book = () => world.book;
  comparison = new PgComparison(world.opened.database, world.reader, book, rules);
});
afterAll(() => world.close());
beforeEach(async () => {
  province = await world.province();
  commune = await world.commune(province);
  portal = await world.source(commune);
});

/** One word on a dossier: its state at a moment, and when it came in; at that moment unless later. */
interface Word {
  state: string | null;
  at: number;
  came?: number;
  fields?: CaseFields;
}

async function words(id: string, said: readonly Word[], by = portal): Promise<void> {
  for (const { state, at, came = at, fields = {} } of said) {
    world.nowUs = came;
    await world.say(by, caseSaid(by.unit, `dossier ${id}`, at, state, fields));
  }
}

const changes = (unit = commune, over: Partial<{ fromUs: number; toUs: number }> = {}) =>
  comparison.between({
    unit,
    fromMs: (over.fromUs ?? FROM) / 1000,
    toMs: (over.toUs ?? TO) / 1000,
    present: false,
    cases: true,
  });
type Cases = NonNullable<UnitChanges['cases']>;
const casesOf = async (...asked: Parameters<typeof changes>): Promise<Cases> => {
  const { cases } = await changes(...asked);
  if (!cases) throw new Error('no cases are shown');
  return cases;
};
const ids = ({ items }: { items: readonly ChangedCase[] }): string[] =>
  items.map(({ id }) => id).sort();
const idsOf = async (...asked: Parameters<typeof changes>): Promise<Record<string, string[]>> => {
  const { came, told, closed, late } = await casesOf(...asked);
  return { came: ids(came), told: ids(told), closed: ids(closed), late: ids(late) };
};

describe('cases between two moments', () => {
  it('came with their first word, were closed and ran late, whatever order the words came in', async () => {
    const due = { due: { at: nov(19, '17:00:00') } };
    // known before, closed in between, in time
    await words('in-time', [
      { state: 'accepted', at: nov(18), fields: due },
      { state: 'finished', at: nov(19, '16:00:00') },
    ]);
    // known before, ran late at 17:00 of the 19th, closed in between all the same
    await words('late-and-closed', [
      { state: 'accepted', at: nov(18), fields: due },
      { state: 'finished', at: nov(20, '09:00:00') },
    ]);
    // its closing word came before the first one
    await words('shuffled', [
      { state: 'finished', at: nov(20, '10:00:00'), came: nov(20, '10:00:00') },
      { state: 'accepted', at: nov(19, '09:00:00'), came: nov(20, '10:30:00'), fields: due },
    ]);
    // came in between, and is still open and late
    await words('open-late', [{ state: 'accepted', at: nov(19, '09:00:00'), fields: due }]);
    // stood there before and stands there still
    await words('untouched', [{ state: 'accepted', at: nov(17) }]);
    expect(await idsOf()).toEqual({
      came: ['open-late', 'shuffled'],
      told: [],
      closed: ['in-time', 'late-and-closed', 'shuffled'],
      late: ['late-and-closed', 'open-late', 'shuffled'],
    });
    const { closed, late } = await casesOf();
    expect(closed.items.find(({ id }) => id === 'late-and-closed')).toMatchObject({
      state: 'finished',
      late: true,
      overdue: false,
      closedAt: '2026-11-20T02:00:00.000Z',
    });
    expect(late.items.find(({ id }) => id === 'open-late')).toMatchObject({
      open: true,
      overdue: true,
      effectiveDueAt: '2026-11-19T10:00:00.000Z',
    });
    expect([closed.count, closed.more]).toEqual([3, false]);
  });

  it('are what the list of all of them has', async () => {
    const due = { due: { at: nov(19, '17:00:00') } };
    await words('came-closed-late', [
      { state: 'accepted', at: nov(19, '09:00:00'), fields: due },
      { state: 'finished', at: nov(20, '09:00:00') },
    ]);
    await words('reopened', [
      { state: 'accepted', at: nov(18), fields: due },
      { state: 'finished', at: nov(19, '10:00:00') },
      { state: 'processing', at: nov(20, '08:00:00') },
    ]);
    await words('before', [{ state: 'accepted', at: nov(17) }]);
    await words('told', [{ state: 'accepted', at: nov(17), came: nov(19, '09:00:00') }]);
    await words('since', [{ state: 'accepted', at: LATER, fields: due }]);
    const pretended = await world.source(await world.commune(province, { simulated: true }));
    await words('pretended', [{ state: 'accepted', at: nov(20), fields: due }], pretended);
    const facts = new StoredFacts(world.opened.database, () => world.ruleBook.rules());
    for (const unit of [commune, province]) {
      const cases = await casesOf(unit);
      for (const what of ['came', 'told', 'closed', 'late'] as const) {
        const filter = { within: unit, nowUs: LATER, atUs: TO };
        const changed = { what, fromUs: FROM, toUs: TO };
        const list = await facts.cases({ ...filter, changed }, { limit: 100 });
        expect(list.items.map(({ id }) => id).sort()).toEqual(ids(cases[what]));
        const most = { rowsMost: 1_000, ms: 5_000 };
        const { count, more } = cases[what];
        expect(await facts.countCases({ ...filter, changed }, most)).toEqual({ count, more });
      }
    }
    expect(ids((await casesOf()).late)).toEqual(['came-closed-late', 'reopened']);
  });

  it('are those that were known by the later moment', async () => {
    // opened and closed in between, but told of only in the evening
    await words('told-too-late', [
      { state: 'accepted', at: nov(19, '09:00:00'), came: nov(20, '18:00:00') },
      { state: 'finished', at: nov(20, '09:00:00'), came: nov(20, '18:00:00') },
    ]);
    // opened long before, but nobody here knew before the 20th: it is news, and not new
    await words('backfilled', [{ state: 'accepted', at: nov(2), came: nov(20, '09:00:00') }]);
    // known, and the word that closed it at nine came in the evening
    await words('closed-unheard', [
      { state: 'accepted', at: nov(18) },
      { state: 'finished', at: nov(20, '09:00:00'), came: nov(20, '18:00:00') },
    ]);
    // over days before, and all of it told at once
    const morning = nov(20, '09:00:00');
    await words('over', [
      { state: 'accepted', at: nov(2), came: morning },
      { state: 'finished', at: nov(5), came: morning + 1 },
    ]);
    expect(await idsOf()).toEqual({ came: [], told: ['backfilled', 'over'], closed: [], late: [] });
    // by the morning after all of it is known
    expect(await idsOf(commune, { toUs: nov(21) })).toEqual({
      came: ['told-too-late'],
      told: ['backfilled', 'over'],
      closed: ['closed-unheard', 'told-too-late'],
      late: [],
    });
  });

  it('that were corrected are as the later moment had them', async () => {
    // closed in between and opened again before the later moment
    await words('reopened', [
      { state: 'accepted', at: nov(18) },
      { state: 'finished', at: nov(19, '10:00:00') },
      { state: 'processing', at: nov(20, '08:00:00') },
    ]);
    // closed before; closed once more in between is no change
    await words('closed-before', [
      { state: 'accepted', at: nov(17) },
      { state: 'finished', at: nov(18) },
      { state: 'returned', at: nov(19, '10:00:00') },
    ]);
    // closed in between, opened again long after: it was closed then
    await words('reopened-later', [
      { state: 'accepted', at: nov(18) },
      { state: 'finished', at: nov(19, '10:00:00') },
      { state: 'processing', at: LATER },
    ]);
    // finished and handed out: one case, not two
    await words('handed-out', [
      { state: 'accepted', at: nov(18) },
      { state: 'finished', at: nov(19, '10:00:00') },
      { state: 'returned', at: nov(19, '15:00:00') },
    ]);
    // withdrawn closes what had been accepted, and nothing else
    await words('withdrawn', [
      { state: 'accepted', at: nov(18) },
      { state: 'withdrawn', at: nov(19, '10:00:00') },
    ]);
    await words('never-accepted', [
      { state: 'new', at: nov(18) },
      { state: 'withdrawn', at: nov(19, '10:00:00') },
    ]);
    const { closed } = await casesOf();
    expect(ids(closed)).toEqual(['handed-out', 'reopened-later', 'withdrawn']);
    expect(closed.count).toBe(3);
    expect(closed.items.find(({ id }) => id === 'reopened-later')).toMatchObject({
      state: 'finished',
      open: false,
    });
  });

  it('belong to the later side of an instant at which both meet', async () => {
    const midnight = nov(20, '00:00:00');
    await words('at-midnight', [{ state: 'accepted', at: nov(19, '23:00:00'), came: midnight }]);
    await words('a-µs-after', [{ state: 'accepted', at: nov(19, '23:00:00'), came: midnight + 1 }]);
    const due = { due: { at: midnight } };
    await words('due-at-midnight', [{ state: 'accepted', at: nov(17), fields: due }]);
    // what came at the instant was known at it; what is due at it is late only after it
    expect(await idsOf(commune, { fromUs: nov(19), toUs: midnight })).toEqual({
      came: ['at-midnight'],
      told: [],
      closed: [],
      late: [],
    });
    expect(await idsOf(commune, { fromUs: midnight, toUs: nov(21) })).toEqual({
      came: [],
      // opened an hour before
      told: ['a-µs-after'],
      closed: [],
      late: ['due-at-midnight'],
    });
  });

  it('do not run late while their clock stands still', async () => {
    const due = { due: { at: nov(19, '17:00:00') } };
    await words('paused', [
      { state: 'accepted', at: nov(18), fields: due },
      { state: 'supplement', at: nov(19, '09:00:00') },
    ]);
    expect((await casesOf()).late.count).toBe(0);
  });

  it('of a province are those of its communes, the newest of all first, twenty and a count', async () => {
    const other = await world.source(await world.commune(province));
    const pretended = await world.source(await world.commune(province, { simulated: true }));
    // one each hour from 09:00 of the 19th: 26 of them until noon of the 20th, in turn here and there
    for (let hour = 0; hour < 26; hour += 1) {
      const at = nov(19, '09:00:00') + hour * 3_600_000_000;
      await words(`d${hour}`, [{ state: 'accepted', at }], hour % 2 === 0 ? portal : other);
    }
    await words('pretended', [{ state: 'accepted', at: nov(20) }], pretended);
    const { came } = await casesOf(province);
    expect([came.count, came.more]).toEqual([26, false]);
    // 25 down to 6
    expect(came.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, place) => `d${25 - place}`),
    );
    expect((await casesOf(commune)).came.count).toBe(13);
  });

  it('are counted as far as a thousand, and said to be more beyond it', async () => {
    await world.query(
      `INSERT INTO case_statements (unit, kind, id, ts, state, fields, received_at)
       SELECT $1, 'dossier', 'x' || n, $2::timestamptz + n * interval '1 minute', 'accepted', '{}',
         $2::timestamptz + n * interval '1 minute' FROM generate_series(1, 1001) n`,
      [commune, new Date(FROM / 1000).toISOString()],
    );
    await world.query(
      `INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, statements)
       SELECT unit, kind, id, ts, state, ts, ts, 1 FROM case_statements WHERE unit = $1`,
      [commune],
    );
    await world.query(
      `INSERT INTO first_words (unit, kind, id, known_from)
       SELECT unit, kind, id, received_at FROM case_statements WHERE unit = $1`,
      [commune],
    );
    const { came } = await casesOf();
    expect([came.count, came.more, came.items.length]).toEqual([1_000, true, 20]);
    // 1,000 minutes after the earlier moment there are exactly as many
    const exact = await casesOf(commune, { toUs: FROM + 1_000 * 60_000_000 });
    expect([exact.came.count, exact.came.more]).toEqual([1_000, false]);
  });

  it('are known since the first word that came in, though it was stored after another', async () => {
    const kept = { state: 'processing', at: nov(19, '10:00:00') };
    await words('kept-back', [kept, { state: 'accepted', at: nov(18), came: nov(18, '09:00:00') }]);
    await words('new', [{ ...kept, fields: { openedAt: nov(19, '09:00:00') } }]);
    expect((await idsOf())['came']).toEqual(['new']);
    expect((await idsOf(commune, { fromUs: nov(17), toUs: FROM }))['came']).toEqual(['kept-back']);
  });

  it('are no tickets of a queue', async () => {
    await world.say(portal, caseSaid(commune, 'ticket 7', nov(20), 'waiting', {}));
    await world.say(portal, caseSaid(commune, 'ticket 7', nov(20, '08:00:00'), 'called', {}));
    expect(await idsOf()).toEqual({ came: [], told: [], closed: [], late: [] });
  });

  it('are nobody else’s to see', async () => {
    await words('one', [{ state: 'accepted', at: nov(20) }]);
    const asked = { unit: commune, fromMs: FROM / 1000, toMs: TO / 1000, present: false };
    expect((await comparison.between({ ...asked, cases: false })).cases).toBeNull();
  });
});

describe('one case at a moment', () => {
  const at = (id: string, us: number) =>
    readPastCase(
      world.opened.database,
      { unit: commune, kind: 'dossier', id },
      us,
      world.ruleBook.rules(),
    );

  it('has the state that it had then, and the words that had come', async () => {
    await words('h', [
      { state: 'accepted', at: nov(18), fields: { due: { at: nov(19, '17:00:00') } } },
      { state: 'processing', at: nov(19, '09:00:00'), came: nov(19, '14:00:00') },
      { state: 'finished', at: nov(20, '09:00:00') },
      { state: 'returned', at: nov(20, '10:00:00') },
    ]);
    expect(await at('h', nov(18) - 1)).toBeUndefined();
    expect(await at('h', nov(19, '10:00:00'))).toMatchObject({ state: 'accepted', overdue: false });
    const late = await at('h', nov(19, '17:00:01'));
    expect(late).toMatchObject({ state: 'processing', open: true, overdue: true, closedAt: null });
    expect(late?.history?.map(({ state }) => state)).toEqual(['accepted', 'processing']);
    expect(await at('h', nov(20, '09:30:00'))).toMatchObject({
      state: 'finished',
      open: false,
      overdue: false,
      late: true,
      closedAt: '2026-11-20T02:00:00.000Z',
    });
    // nothing came after it: the case as it is stored
    expect(await at('h', LATER)).toMatchObject({ state: 'returned', late: true });
    expect((await at('h', LATER))?.history).toHaveLength(4);
  });

  it('is told in the same way from what is stored and from what was known', async () => {
    await words('same', [
      { state: 'accepted', at: nov(18), fields: { attributes: { channel: 'online' } } },
      { state: 'supplement', at: nov(19), fields: { due: { at: nov(21) } } },
      { state: 'processing', at: nov(20) },
    ]);
    const stored = await at('same', LATER);
    // a word that comes later makes the same moment one that is told anew
    await words('same', [{ state: 'finished', at: nov(26) }]);
    expect(await at('same', LATER)).toEqual(stored);
  });
});

describe('sources between two moments', () => {
  const turned = async (id: number, state: string, at: number): Promise<void> => {
    const word = [id, new Date(at / 1000).toISOString(), state];
    await world.query(
      'INSERT INTO presence_changes (source_id, at, state) VALUES ($1, $2::timestamptz, $3)',
      word,
    );
    await world.query(
      'UPDATE presence SET since = $2::timestamptz, state = $3 WHERE source_id = $1',
      word,
    );
  };

  it('fell silent, or came back, by how they stood at both', async () => {
    const named = async () => world.source(commune, { kind: 'camera' });
    const [silent, back, flapped, first, before] = await Promise.all([1, 2, 3, 4, 5].map(named));
    await turned(silent?.id ?? 0, 'online', nov(1));
    await turned(silent?.id ?? 0, 'offline', nov(20, '09:00:00'));
    await turned(back?.id ?? 0, 'offline', nov(1));
    await turned(back?.id ?? 0, 'online', nov(19, '09:00:00'));
    // gone and back in between: as it was
    await turned(flapped?.id ?? 0, 'online', nov(1));
    await turned(flapped?.id ?? 0, 'offline', nov(19, '09:00:00'));
    await turned(flapped?.id ?? 0, 'online', nov(19, '09:01:00'));
    // never heard before
    await turned(first?.id ?? 0, 'online', nov(19, '09:00:00'));
    // silent since before
    await turned(before?.id ?? 0, 'offline', nov(19, '07:59:59'));
    const { sources } = await changes();
    expect(sources.silent).toMatchObject({
      count: 1,
      items: [{ key: silent?.key, at: '2026-11-20T02:00:00.000Z', maintained: false }],
    });
    expect(sources.back.count).toBe(2);
    expect(sources.back.items.map(({ key }) => key).sort()).toEqual([back?.key, first?.key].sort());
    expect((await changes(province)).sources.silent.count).toBe(1);
  });
});

describe('KPIs between two moments', () => {
  /** A value of history, and the one that stands where it is the last. */
  const stood = async (
    unit: string,
    kpi: string,
    at: number,
    status: string,
    value: number | null,
  ) => {
    const moment = new Date(at / 1000).toISOString();
    await world.query(
      `INSERT INTO kpi_history (unit, kpi, at, value, numerator, denominator, status, since,
         reporting, expected, version) VALUES ($1, $2, $3, $4, $4, NULL, $5, $3, 1, 1, 1)`,
      [unit, kpi, moment, value, status],
    );
    await world.query(
      `INSERT INTO kpi_values (unit, kpi, at, value, numerator, denominator, status, since,
         reporting, expected, version) VALUES ($1, $2, $3, $4, $4, NULL, $5, $3, 1, 1, 1)
       ON CONFLICT (unit, kpi) DO UPDATE SET at = excluded.at, value = excluded.value,
         status = excluded.status, since = excluded.since`,
      [unit, kpi, moment, value, status],
    );
  };

  it('are listed with both values, the worst turn first, and lost ones as lost', async () => {
    await stood(commune, 'dossiers-overdue', nov(18), 'good', 0);
    await stood(commune, 'dossiers-overdue', nov(20), 'critical', 7);
    await stood(commune, 'feedback-overdue', nov(18), 'critical', 5);
    await stood(commune, 'feedback-overdue', nov(20), 'warning', 2);
    await stood(commune, 'cameras-online', nov(18), 'critical', 40);
    await stood(commune, 'cameras-online', nov(20), 'stale', 40);
    // turned after the later moment only
    await stood(commune, 'flood-level', nov(18), 'good', 0);
    await stood(commune, 'flood-level', LATER, 'critical', 3);
    const { kpis } = await changes();
    expect(
      kpis.map(({ kpi, turn, before, after, difference }) => [
        kpi,
        turn,
        `${before.status} ${before.value}`,
        `${after.status} ${after.value}`,
        difference,
      ]),
    ).toEqual([
      ['dossiers-overdue', 'worse', 'good 0', 'critical 7', 7],
      ['cameras-online', 'lost', 'critical 40', 'stale 40', null],
      ['feedback-overdue', 'better', 'critical 5', 'warning 2', -3],
    ]);
  });

  it('of the units below are counted by how they turned, most that are worse first', async () => {
    const other = await world.commune(province);
    for (const [unit, kpi, before, after] of [
      [commune, 'dossiers-overdue', 'good', 'critical'],
      [commune, 'cameras-online', 'good', 'stale'],
      [other, 'dossiers-overdue', 'good', 'warning'],
      [other, 'feedback-overdue', 'good', 'critical'],
      [other, 'flood-level', 'critical', 'good'],
    ] as const) {
      await stood(unit, kpi, nov(18), before, 1);
      await stood(unit, kpi, nov(20), after, 2);
    }
    const { units } = await changes(province);
    expect(units).toEqual({
      count: 2,
      more: false,
      items: [
        {
          unit: other,
          worse: 2,
          lost: 0,
          better: 1,
          found: 0,
          new: 0,
          worst: ['feedback-overdue', 'dossiers-overdue'],
        },
        {
          unit: commune,
          worse: 1,
          lost: 1,
          better: 0,
          found: 0,
          new: 0,
          worst: ['dossiers-overdue'],
        },
      ],
    });
    // a commune has no units below whose KPIs are compared
    expect((await changes(commune)).units).toBeNull();
    // before anything turned nothing did
    expect((await changes(province, { toUs: nov(19, '23:00:00') })).units?.count).toBe(0);
  });
});

it('says nothing where nothing is different', async () => {
  expect(await changes()).toMatchObject({
    kpis: [],
    cases: { came: { count: 0 }, closed: { count: 0 }, late: { count: 0 } },
    sources: { silent: { count: 0, items: [] }, back: { count: 0, items: [] } },
    from: '2026-11-19T01:00:00.000Z',
    to: '2026-11-20T05:00:00.000Z',
  });
});
