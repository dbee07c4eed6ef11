import type { SourceIdentity } from '@nhip-xa/ports';
import { reading, status } from '../../test/items';
import { World } from '../../test/world';
import { KEPT_BACK_MS } from './prompt-facts';

let world: World;
let commune: string;
let gauge: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  gauge = await world.source(commune, { kind: 'device' });
});

const level = (atUs: number) => reading(commune, 'water_level', atUs, 2);
/** When the newest reading that a message told at once occurred, as the rest of the system hears. */
const occurred = async (
  items: Parameters<World['say']>[1],
  over: Parameters<World['say']>[2] = {},
): Promise<number | undefined> => {
  const { changed } = await world.say(gauge, items, over);
  return changed.find(({ fact }) => fact === 'reading:water_level')?.occurredUs;
};

it('tells when the newest fact occurred that was told at once', async () => {
  const nowUs = world.nowUs;
  expect(await occurred([level(nowUs - 2_000_000), level(nowUs - 1_000_000)])).toBe(
    nowUs - 1_000_000,
  );
});

it('leaves out what its device kept back', async () => {
  const limitUs = KEPT_BACK_MS * 1_000;
  const nowUs = world.nowUs;
  expect(await occurred(level(nowUs - limitUs - 1), { receivedAtUs: nowUs })).toBeUndefined();
  expect(await occurred(level(nowUs - limitUs), { receivedAtUs: nowUs })).toBe(nowUs - limitUs);
});

it('leaves out what waited in the spool', async () => {
  expect(await occurred(level(world.nowUs), { spooled: true })).toBeUndefined();
});

it('takes nothing for later than its receipt', async () => {
  const receivedAtUs = world.nowUs;
  expect(await occurred(level(receivedAtUs + 5_000_000), { receivedAtUs })).toBe(receivedAtUs);
});

it('tells it of a source that says it is there, too', async () => {
  const atUs = world.nowUs;
  const { changed } = await world.say(gauge, status('online', atUs));
  expect(changed).toContainEqual(
    expect.objectContaining({ fact: 'presence:device', occurredUs: atUs }),
  );
});

it('tells whose ledger counted it', async () => {
  expect(await world.say(gauge, level(world.nowUs))).toMatchObject({ counted: [commune] });
});
