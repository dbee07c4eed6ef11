import { us } from '../../test/items';
import { World, builtIn } from '../../test/world';
import { Thinning } from './thinning';

let world: World;
let unit: string;
let thinning: Thinning;

const KPI = 'dossiers-overdue';
const DAY_MS = 86_400_000;

beforeAll(async () => {
  world = await World.open();
  thinning = new Thinning(world.opened.database, () => false);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.query('TRUNCATE kpi_values, kpi_history, history_thinned');
  unit = await world.commune();
  await world.query(
    `INSERT INTO kpi_values (unit, kpi, status, since, at, reporting, expected, version)
     VALUES ($1, $2, 'good', now(), now(), 1, 1, 1)`,
    [unit, KPI],
  );
});

/** Local moments with the value 0, 1, 2 … and a status, good unless it is said. */
async function record(moments: readonly string[]): Promise<void> {
  for (const [n, moment] of moments.entries()) {
    const [day, time, status = 'good'] = moment.split(' ');
    await world.query(
      `INSERT INTO kpi_history (unit, kpi, at, value, status, since, reporting, expected, version)
       VALUES ($1, $2, $3::timestamptz, $4, $5, $3::timestamptz, 1, 1, 1)`,
      [unit, KPI, `${day}T${time}+07:00`, n, status],
    );
  }
}
const left = async (): Promise<number[]> => {
  const rows = await world.query<{ value: number }>('SELECT value FROM kpi_history ORDER BY at');
  return rows.map(({ value }) => value);
};
const valueAt = async (moment: string): Promise<number | null | undefined> => {
  const values = await world.reader.at(unit, Date.parse(moment));
  return values.find(({ kpi }) => kpi === builtIn(KPI).code)?.value;
};
/** So many days after the 1st of June, 08:00. */
const thinAfter = (days: number): Promise<void> =>
  thinning.thin(us('2026-06-01T08:00:00+07:00') / 1000 + days * DAY_MS);

it('keeps what has just gone by by the change, then the last of each minute', async () => {
  const moments = ['2026-06-01 08:00:10', '2026-06-01 08:00:20 critical', '2026-06-01 08:00:59'];
  await record([...moments, '2026-06-01 08:01:00', '2026-06-01 08:01:30']);
  const thinAt = (time: string) => thinning.thinMinutes(Date.parse(`2026-06-01T${time}+07:00`));
  await thinAt('08:05:59');
  expect(await left()).toEqual([0, 1, 2, 3, 4]);
  // five minutes before lies 08:01:30: the minute before it is thinned, its own is not
  await thinAt('08:06:30');
  expect(await left()).toEqual([2, 3, 4]);
  await thinAt('08:07:00');
  expect(await left()).toEqual([2, 4]);
});

it('keeps every minute for two days', async () => {
  await record(['2026-06-01 08:00:10', '2026-06-01 08:01:20', '2026-06-01 08:02:30']);
  await thinAfter(2);
  expect(await left()).toEqual([0, 1, 2]);
});

it('then keeps the last of each five minutes, and every change of status', async () => {
  await record([
    '2026-06-01 07:59:59',
    '2026-06-01 08:00:00',
    '2026-06-01 08:01:00',
    '2026-06-01 08:02:00 critical',
    '2026-06-01 08:03:00 critical',
    '2026-06-01 08:03:30 good',
    '2026-06-01 08:04:59',
    '2026-06-01 08:05:00',
    '2026-06-01 08:11:00',
    '2026-06-01 08:11:01',
  ]);
  await thinAfter(2.5);
  // 0 is the first of all and the last of its span, 3 and 5 are turns, 6, 7 and 9 last of theirs
  expect(await left()).toEqual([0, 3, 5, 6, 7, 9]);
  // what stood at the end of each span stands there still
  expect(await valueAt('2026-06-01T08:04:59+07:00')).toBe(6);
  expect(await valueAt('2026-06-01T08:10:59+07:00')).toBe(7);
});

it('leaves the span alone that the border of the two days cuts', async () => {
  await record(['2026-06-01 08:00:10', '2026-06-01 08:01:00', '2026-06-01 08:03:00']);
  // two days before lies 08:02:24, within 08:00 to 08:05
  await thinAfter(2 + 144 / 86_400);
  expect(await left()).toEqual([0, 1, 2]);
});

it('a change of status at the begin of a slice is told from what stood before it', async () => {
  await record([
    '2026-06-01 08:30:00',
    '2026-06-01 09:00:00 warning',
    '2026-06-01 09:01:00 warning',
    '2026-06-01 10:00:00 warning',
    '2026-06-01 10:01:00 warning',
  ]);
  await thinAfter(3);
  expect(await left()).toEqual([0, 1, 2, 4]);
});

it('after 40 days keeps the last of each hour, after 400 the last of each local day', async () => {
  await record([
    '2026-06-01 08:10:00',
    '2026-06-01 08:20:00',
    '2026-06-01 08:30:00 warning',
    '2026-06-01 08:40:00 warning',
    '2026-06-01 09:10:00 warning',
    '2026-06-01 23:59:59 warning',
    '2026-06-02 00:00:00 warning',
  ]);
  await thinAfter(30);
  expect(await left()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  await thinAfter(42);
  // 0 is the first value of all, 2 a turn, the others the last of their hours
  expect(await left()).toEqual([0, 2, 3, 4, 5, 6]);
  await thinAfter(402);
  expect(await left()).toEqual([5, 6]);
  expect(await valueAt('2026-06-01T23:59:59+07:00')).toBe(5);
});

it('goes on from where it ended, and looks at nothing twice', async () => {
  await record(['2026-06-01 08:00:00', '2026-06-01 08:01:00', '2026-06-01 08:02:00']);
  await thinAfter(3);
  expect(await left()).toEqual([0, 2]);
  const until = () =>
    world.query('SELECT until FROM history_thinned WHERE grain = $1', ['5 minutes']);
  const before = await until();
  expect(before).toEqual([{ until: new Date('2026-06-02T08:00:00+07:00') }]);
  await record(['2026-06-02 08:00:00', '2026-06-02 08:01:00']);
  await thinAfter(4);
  expect(await left()).toEqual([0, 2, 1]);
});

it('does nothing where there is no history yet', async () => {
  await thinAfter(4);
  expect(await world.query('SELECT * FROM history_thinned')).toEqual([]);
});
