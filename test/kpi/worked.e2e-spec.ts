import { FURTHER_CASES, WORKED_CASES } from '@nhip-xa/domain';
import { reckoned } from '../../libs/server/store/test/reckoned';
import { World, builtIn } from '../../libs/server/store/test/world';
import { bringIn } from './worked-world';

/**
 * The worked cases of docs/kpis.md and of the further KPIs on the real store: what each says comes in through the decoder and
 * the writer, and the number that a person reckoned comes out. Formulas over other KPIs have no facts
 * of their own; theirs are compared beside the cases.
 */
const overFacts = [...WORKED_CASES, ...FURTHER_CASES].filter(
  ({ kpi }) => 'numerator' in builtIn(kpi).measure,
);

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

it.each(overFacts.map((worked) => [worked.kpi, worked] as const))(
  '%s comes to what was reckoned by hand',
  async (kpi, worked) => {
    const unit = await bringIn(world, worked);
    const { numerator, denominator, value, status } = await reckoned(world, kpi, unit);
    const { expect: expected } = worked;
    expect(status).toBe(expected.status);
    expect(value).toBeCloseTo(expected.value, 9);
    expect(numerator).toBeCloseTo(expected.numerator, 9);
    if (expected.denominator !== undefined) expect(denominator).toBe(expected.denominator);
  },
);
