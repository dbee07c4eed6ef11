import type { CaseFilter } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { StoredFacts } from './fact-readers';

/** 2026-11-20 12:00 in Vietnam. */
const NOW_US = Date.parse('2026-11-20T05:00:00Z') * 1000;
const us = (iso: string): number => Date.parse(iso) * 1000;

let opened: OpenedDatabase;
let facts: StoredFacts;

beforeAll(async () => {
  opened = await openDatabase();
  facts = new StoredFacts(opened.database);
  await opened.dataSource.query(SEED);
});
afterAll(() => opened.close());

const SEED = `
  INSERT INTO units (code, level, parent, path, name_vi) VALUES
    ('48', 'province', 'VN', '{VN,48}', 'Đà Nẵng'),
    ('20194', 'commune', '48', '{VN,48,20194}', 'Hải Châu'),
    ('20195', 'commune', '48', '{VN,48,20195}', 'Hòa Vang');
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash) VALUES
    ('20194.w', '20194', 'w', 'device', 'Trạm', ''),
    ('48.portal', '48', 'portal', 'service', 'Một cửa', '');
  INSERT INTO series (commune, source_id, metric) VALUES
    ('20194', 1, 'water_level'), ('20194', 2, 'merchants'), ('20195', 2, 'merchants');
  INSERT INTO readings (series_id, at, value) VALUES
    (1, '2026-11-20 00:10:00.000001Z', 1), (1, '2026-11-20 00:50Z', 3),
    (1, '2026-11-20 01:30Z', 5), (2, '2026-11-20 01:00Z', 10), (3, '2026-11-20 01:00Z', 20);
  INSERT INTO readings_hourly (series_id, hour, n, sum, min, max, last, last_at) VALUES
    (1, '2026-11-20 00:00Z', 2, 4, 1, 3, 3, '2026-11-20 00:50Z'),
    (1, '2026-11-20 01:00Z', 1, 5, 5, 5, 5, '2026-11-20 01:30Z');
  INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, due_at, effective_due_at,
      closed_at, open_from, open_to, pauses, pause_list, statements) VALUES
    ('20194', 'dossier', 'late-open', 2, '2026-11-01Z', 'processing', '2026-11-01Z',
      '2026-11-19Z', '2026-11-19Z', NULL, '2026-11-01Z', NULL, '{}', '[]', 1),
    ('20194', 'dossier', 'in-time', 2, '2026-11-02Z', 'processing', '2026-11-02Z',
      '2026-11-29Z', '2026-11-29Z', NULL, '2026-11-02Z', NULL, '{}', '[]', 1),
    ('20195', 'dossier', 'paused', 2, '2026-11-03Z', 'supplement', '2026-11-03Z',
      '2026-11-19Z', '2026-11-19Z', NULL, '2026-11-03Z', NULL, '{[2026-11-10Z,)}',
      '[{"from": "2026-11-10T00:00:00Z", "to": null, "why": "supplement"}]', 1),
    ('20195', 'dossier', 'closed-late', 2, '2026-11-04Z', 'finished', '2026-11-04Z',
      '2026-11-10Z', '2026-11-10Z', '2026-11-11Z', '2026-11-04Z', '2026-11-11Z', '{}', '[]', 2),
    ('20195', 'dossier', 'not-accepted', 2, '2026-11-04Z', 'new', '2026-11-04Z',
      NULL, NULL, NULL, NULL, NULL, '{}', '[]', 1);
  INSERT INTO case_statements (unit, kind, id, ts, state, source_id, fields, received_at) VALUES
    ('20195', 'dossier', 'closed-late', '2026-11-11Z', 'finished', 2, '{}', '2026-11-11Z'),
    ('20195', 'dossier', 'closed-late', '2026-11-04Z', '', 2, '{}', '2026-11-12Z');
  INSERT INTO events (unit, source_id, id, type, at, amount, received_at) VALUES
    ('20194', 2, 'e0', 'trade.order', '2020-02-02 01:00Z', 4, '2026-11-20 01:00Z'),
    ('20194', 2, 'e1', 'trade.order', '2026-11-20 01:00:00.123456Z', 5, '2026-11-20 01:00Z'),
    ('20194', 2, 'e2', 'trade.order', '2026-11-20 01:00:00.123456Z', 6, '2026-11-20 01:00Z'),
    ('20195', 2, 'e3', 'assist.visit', '2026-11-20 02:00Z', NULL, '2026-11-20 02:00Z');
  INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size) VALUES
    ('2026-11-20 01:00Z', 1, '20194', 't', 'not-json', 'd', '\\x7b00ff', 3),
    ('2026-11-20 02:00Z', NULL, NULL, 't', 'topic-refused', 'd', '', 0);`;

const cases = async (filter: Partial<CaseFilter>): Promise<string[]> =>
  (await facts.cases({ within: '48', nowUs: NOW_US, ...filter }, { limit: 100 })).items.map(
    ({ id }) => id,
  );

/** Goes through a list one by one. */
async function onePerPage<T>(
  list: (cursor?: string) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await list(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
}

describe('cases', () => {
  it('are newest first and stay in the subtree', async () => {
    await expect(cases({})).resolves.toEqual([
      'not-accepted',
      'closed-late',
      'paused',
      'in-time',
      'late-open',
    ]);
    await expect(cases({ within: '20194' })).resolves.toEqual(['in-time', 'late-open']);
  });

  it('are overdue when open, not paused and past their date', async () => {
    await expect(cases({ overdue: true })).resolves.toEqual(['late-open']);
    // once its date has come, with no message
    await expect(cases({ overdue: true, nowUs: us('2026-12-01') })).resolves.toEqual([
      'in-time',
      'late-open',
    ]);
    await expect(cases({ overdue: false })).resolves.toHaveLength(4);
  });

  it('are open or not, and lie between two moments of opening', async () => {
    await expect(cases({ open: true })).resolves.toEqual(['paused', 'in-time', 'late-open']);
    await expect(cases({ open: false })).resolves.toEqual(['not-accepted', 'closed-late']);
    await expect(cases({ fromUs: us('2026-11-02'), toUs: us('2026-11-04') })).resolves.toEqual([
      'paused',
      'in-time',
    ]);
    await expect(cases({ kind: 'task' })).resolves.toEqual([]);
  });

  it('say whether they were late, and give their pauses', async () => {
    const { items } = await facts.cases({ within: '20195', nowUs: NOW_US }, { limit: 100 });
    expect(items).toMatchObject([
      { id: 'not-accepted', open: false, overdue: false, late: false, effectiveDueAt: null },
      { id: 'closed-late', open: false, late: true, closedAt: '2026-11-11T00:00:00.000Z' },
      { id: 'paused', open: true, overdue: false, pauses: [{ why: 'supplement', to: null }] },
    ]);
  });

  it('come page by page without gap or repeat, also where moments are equal', async () => {
    const all = await onePerPage((cursor) =>
      facts.cases({ within: 'VN', nowUs: NOW_US }, { limit: 1, cursor }),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(all).toHaveLength(5);
  });

  it('alone have their history by ts', async () => {
    const one = await facts.oneCase('20195', 'dossier', 'closed-late', NOW_US);
    expect(one?.history).toEqual([
      expect.objectContaining({ ts: '2026-11-04T00:00:00.000Z', state: null }),
      expect.objectContaining({ state: 'finished', source: '48.portal' }),
    ]);
    await expect(facts.oneCase('20194', 'dossier', 'closed-late', NOW_US)).resolves.toBeUndefined();
  });
});

describe('readings', () => {
  const day = { fromUs: us('2026-11-20'), toUs: us('2026-11-21') };

  it('keep their microseconds', async () => {
    const { items } = await facts.readings({ source: '20194.w', ...day }, { limit: 1 });
    expect(items).toEqual([
      { metric: 'water_level', at: '2026-11-20T00:10:00.000001Z', value: 1, commune: '20194' },
    ]);
  });

  it('of a source that serves many say their commune, also page by page', async () => {
    const all = await onePerPage((cursor) =>
      facts.readings({ source: '48.portal', ...day }, { limit: 1, cursor }),
    );
    expect(all.map(({ commune, value }) => [commune, value])).toEqual([
      ['20194', 10],
      ['20195', 20],
    ]);
  });

  it('are gathered by hours from the roll-ups', async () => {
    const { items } = await facts.readingSteps(
      { source: '20194.w', ...day, stepMs: 2 * 3_600_000 },
      { limit: 10 },
    );
    // 07:10, 07:50 and 08:30 local: the steps of two hours begin at 06:00 and 08:00
    expect(items).toMatchObject([
      { at: '2026-11-19T23:00:00.000Z', n: 2, min: 1, max: 3, mean: 2, last: 3 },
      { at: '2026-11-20T01:00:00.000Z', n: 1, min: 5, max: 5, mean: 5, last: 5 },
    ]);
  });

  it('are gathered by days from local midnight', async () => {
    const { items } = await facts.readingSteps(
      { source: '20194.w', ...day, stepMs: 86_400_000 },
      { limit: 10 },
    );
    expect(items).toMatchObject([{ at: '2026-11-19T17:00:00.000Z', n: 3, mean: 3, last: 5 }]);
  });

  it('are gathered by minutes as they came, page by page', async () => {
    const all = await onePerPage((cursor) =>
      facts.readingSteps(
        { source: '20194.w', metric: 'water_level', ...day, stepMs: 30 * 60_000 },
        { limit: 1, cursor },
      ),
    );
    expect(all.map(({ at, n }) => [at.slice(11, 16), n])).toEqual([
      ['00:00', 1],
      ['00:30', 1],
      ['01:30', 1],
    ]);
  });
});

it('lists events with the same moment page by page, and by type', async () => {
  const all = await onePerPage((cursor) => facts.events({ within: '48' }, { limit: 1, cursor }));
  expect(all.map(({ id }) => id)).toEqual(['e3', 'e2', 'e1', 'e0']);
  const early = await facts.events(
    { within: '48', toUs: us('2026-11-20T02:00:00Z') },
    { limit: 9 },
  );
  expect(early.items.map(({ id }) => id)).toEqual(['e2', 'e1', 'e0']);
  const one = { fromUs: us('2026-11-20T01:30:00Z'), within: '48' };
  expect((await facts.events(one, { limit: 9 })).items.map(({ id }) => id)).toEqual(['e3']);
  const orders = await facts.events({ within: '20194', type: 'trade.order' }, { limit: 10 });
  expect(orders.items[0]).toMatchObject({ amount: 6, ts: '2026-11-20T01:00:00.123456Z' });
});

it('counts what is rejected by reason and by publisher, as far as is seen', async () => {
  const all = { reason: 'topic-refused', messages: 1 };
  const own = { reason: 'not-json', messages: 1 };
  const sources = [{ source: '20194.w', messages: 1 }];
  // of equally many the alphabet decides
  expect(await facts.rejectedCounts({ within: 'VN' })).toEqual({ reasons: [own, all], sources });
  expect(await facts.rejectedCounts({ within: '20194' })).toEqual({ reasons: [own], sources });
  expect(await facts.rejectedCounts({ within: '20195' })).toEqual({ reasons: [], sources: [] });
  // each side as it could be chosen anew
  expect(
    await facts.rejectedCounts({ within: 'VN', source: '20194.w', reason: 'topic-refused' }),
  ).toEqual({ reasons: [own], sources: [] });
  const before = { within: 'VN', toUs: us('2026-11-20T02:00:00Z') };
  expect((await facts.rejectedCounts(before)).reasons).toEqual([own]);
});

it('shows one rejected message whole, to who sees its unit', async () => {
  const [newest, oldest] = (await facts.rejected({ within: 'VN' }, { limit: 10 })).items;
  const id = oldest?.id ?? '';
  expect(await facts.oneRejected('20194', id)).toEqual(oldest);
  expect(await facts.oneRejected('20195', id)).toBeUndefined();
  expect(await facts.oneRejected('20194', newest?.id ?? '')).toBeUndefined();
});

it('shows what belongs to no unit only to who sees everything', async () => {
  const list = async (within: string) => (await facts.rejected({ within }, { limit: 10 })).items;
  expect((await list('VN')).map(({ reason }) => reason)).toEqual(['topic-refused', 'not-json']);
  expect(await list('20194')).toMatchObject([
    { source: '20194.w', bytes: Buffer.from([0x7b, 0, 0xff]).toString('base64'), size: 3 },
  ]);
  expect(await list('20195')).toEqual([]);
  const { items } = await facts.rejected(
    { within: 'VN', source: '20194.w', reason: 'bad-shape' },
    { limit: 10 },
  );
  expect(items).toEqual([]);
});
