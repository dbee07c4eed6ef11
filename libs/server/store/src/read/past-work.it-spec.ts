import { World } from '../../test/world';
import { StoredPastWork } from './past-work';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
afterEach(async () => {
  await world.query(`DELETE FROM processes WHERE id LIKE 'past-%'`);
  await world.query('DELETE FROM late_facts');
});

const tellDone = (id: string, done: string[]) =>
  world.query('INSERT INTO processes (id, seen_at, about) VALUES ($1, now(), $2::jsonb)', [
    id,
    JSON.stringify({ past: { done } }),
  ]);
const late = (unit: string, ms: number, againMs: number | null = null) =>
  world.query('INSERT INTO late_facts (unit, fact, from_us, again_us) VALUES ($1, $2, $3, $4)', [
    unit,
    'case:dossier',
    ms * 1_000,
    againMs === null ? null : againMs * 1_000,
  ]);

it('tells of a unit what is still to be reckoned of its communes', async () => {
  const province = await world.province();
  const [a, b, c] = [
    await world.commune(province),
    await world.commune(province),
    await world.commune(province),
  ];
  await late(a, 3_000, 2_000);
  await late(c, 5_000);
  await late(await world.commune(), 1_000);
  await tellDone('past-1', [b, c]);
  const past = new StoredPastWork(world.opened.database);
  // a and c are not done, b is: one of three, since the earliest of theirs
  expect(await past.of(province)).toEqual({
    ...{ unit: province, communes: 3, done: 1 },
    from: '1970-01-01T00:00:02.000Z',
  });
  expect(await past.of(b)).toMatchObject({ communes: 0, done: 0, from: null });
  expect(await past.of(c)).toMatchObject({ communes: 1, done: 0 });
});

it('counts what a source of a province declared to all its communes', async () => {
  const province = await world.province();
  const commune = await world.commune(province);
  await world.commune(province);
  await late(province, 1_000);
  const past = new StoredPastWork(world.opened.database);
  expect(await past.of(province)).toMatchObject({ communes: 2, from: '1970-01-01T00:00:01.000Z' });
  expect(await past.of(commune)).toMatchObject({ communes: 1 });
});

it('tells of nothing where nothing is outstanding', async () => {
  const province = await world.province();
  await tellDone('past-1', [province]);
  const past = new StoredPastWork(world.opened.database);
  expect(await past.of(province)).toEqual({ unit: province, communes: 0, done: 0, from: null });
});
