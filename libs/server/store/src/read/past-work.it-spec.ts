import { World } from '../../test/world';
import { StoredPastWork } from './past-work';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
afterEach(() => world.query(`DELETE FROM processes WHERE id LIKE 'past-%'`));

const tell = (id: string, from: Record<string, number>, done: string[]) =>
  world.query('INSERT INTO processes (id, seen_at, about) VALUES ($1, now(), $2::jsonb)', [
    id,
    JSON.stringify({ past: { from, done } }),
  ]);

it('tells of a unit what any process has still to reckon of its communes', async () => {
  const province = await world.province();
  const [a, b, c] = [
    await world.commune(province),
    await world.commune(province),
    await world.commune(province),
  ];
  const other = await world.commune(await world.province());
  await tell('past-1', { [a]: 2_000, [other]: 1_000 }, [b, c]);
  await tell('past-2', { [c]: 5_000 }, []);
  const past = new StoredPastWork(world.opened.database);
  // a and c are not done, b is: one of three, since the earliest of theirs
  expect(await past.of(province)).toEqual({
    ...{ unit: province, communes: 3, done: 1 },
    from: '1970-01-01T00:00:02.000Z',
  });
  expect(await past.of(b)).toMatchObject({ communes: 0, done: 0, from: null });
  expect(await past.of(c)).toMatchObject({ communes: 1, done: 0 });
});

it('tells of nothing where nothing is outstanding', async () => {
  const province = await world.province();
  await tell('past-1', {}, []);
  const past = new StoredPastWork(world.opened.database);
  expect(await past.of(province)).toEqual({ unit: province, communes: 0, done: 0, from: null });
});
