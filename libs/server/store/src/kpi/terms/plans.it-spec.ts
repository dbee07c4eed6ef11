import { localDay, windowSpan } from '@nhip-xa/domain';
import { defined } from '../../../test/defined';
import { us } from '../../../test/items';
import { World } from '../../../test/world';
import { compileTerm } from './compile';
import { ScanBook } from './scan-book';
import { Values, until } from './statement';

let world: World;
let communes: string[];
const NOW = us('2026-11-20T12:20:00+07:00');

/** A minute's readings of two days at 40 places, in partitions of 60 days. */
beforeAll(async () => {
  world = await World.open();
  world.nowUs = NOW;
  const today = localDay(world.nowMs);
  const days = Array.from({ length: 60 }, (_, back) => today - back);
  await world.partitions.ensure('readings', new Set(days), world.nowMs);
  const province = await world.province();
  communes = [];
  for (let n = 0; n < 10; n += 1) communes.push(await world.commune(province));
  for (const commune of communes) await world.source(commune, { kind: 'device' });
  await world.query(`INSERT INTO series (commune, source_id, metric)
    SELECT unit, id, metric FROM sources, unnest('{rain_total,rain,water_level,up,pm25}'::text[]) metric`);
  await world.query(`INSERT INTO readings SELECT e.id, t, extract(hour FROM t) FROM series e,
    generate_series('2026-11-19T00:00:00+07'::timestamptz, '2026-11-20T12:19:00+07', '1 minute') t`);
  await world.query(`INSERT INTO readings_hourly
    SELECT series_id, date_trunc('hour', at), count(*), sum(value), min(value), max(value),
      (array_agg(value ORDER BY at DESC))[1], max(at) FROM readings GROUP BY 1, 2`);
  await world.query('ANALYZE readings, readings_hourly, series');
}, 60_000);
afterAll(() => world.close());

const reading = { fact: 'reading', metric: 'water_level', aggregate: 'max' };
const TODAY = 'readings_d20261120';
const BOTH = ['readings_d20261119', TODAY];

it.each([
  ['a sum', 'PT24H', { ...reading, perSource: 'sum' }, BOTH],
  ['a slope', 'PT1H', { ...reading, perSource: 'slope' }, [TODAY]],
  ['a middle', 'PT24H', { ...reading, perSource: 'median' }, BOTH],
  ['a last value', 'now', { ...reading, perSource: 'last' }, []],
  ['rain', 'PT1H', { fact: 'reading', function: 'rain', aggregate: 'max' }, [TODAY]],
  ['rain', 'PT24H', { fact: 'reading', function: 'rain', aggregate: 'max' }, BOTH],
  ['air', 'now', { fact: 'reading', function: 'vn-aqi', aggregate: 'max' }, []],
  [
    'availability',
    'PT24H',
    { fact: 'source', kinds: ['device'], aggregate: 'min', value: 'availability' },
    BOTH,
  ],
])('%s of %s looks at the days of its window, by series', async (_, window, term, expected) => {
  const values = new Values(communes, { atMs: world.nowMs, past: false });
  const definition = defined({ numerator: [term] }, { window, freshFor: 1_200 });
  const span = until(windowSpan(window, world.nowMs), values.moment);
  const office = { closeOfNextWorkingDay: () => 0, workingDays: () => [] };
  const [one] = 'numerator' in definition.measure ? definition.measure.numerator : [];
  if (!one) throw new Error('no term');
  const query = compileTerm(one, { definition, values, span, office, overAll: [] });
  const book = new ScanBook(values);
  book.add(query);
  const { beforehand } = query;
  if (beforehand) values.tell(beforehand.value, '{}');
  const statements = [
    ...book.statements(),
    ...(beforehand ? [values.statement(beforehand.text)] : []),
  ];
  const looked = new Set<string>();
  for (const { text, values: given } of statements) {
    const rows = await world.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, given);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    for (const name of plan.match(/readings_d\d{8}\b/g) ?? []) looked.add(name);
    expect(plan).not.toMatch(/Seq Scan on readings_(d|m|rest|hourly)/);
  }
  expect([...looked].sort()).toEqual(expected);
});
