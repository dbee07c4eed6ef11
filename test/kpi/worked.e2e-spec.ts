import {
  BUILT_IN_KPIS,
  FURTHER_CASES,
  FURTHER_KPIS,
  WORKED_CASES,
  reckonOwn,
  type KpiDefinition,
} from '@nhip-xa/domain';
import { measurable } from '../../libs/server/store/test/reckoned';
import { World } from '../../libs/server/store/test/world';
import { bringIn } from './worked-world';

const DEFINITIONS = [...BUILT_IN_KPIS, ...FURTHER_KPIS];
const definitionOf = (kpi: string): KpiDefinition => {
  const definition = DEFINITIONS.find(({ code }) => code === kpi);
  if (!definition) throw new Error(`no such KPI: ${kpi}`);
  return definition;
};

/**
 * The worked cases of docs/kpis.md on the real store: what each says comes in through the decoder and
 * the writer, and the number that a person reckoned comes out. Formulas over other KPIs have no facts
 * of their own; theirs are compared beside the cases.
 */
const overFacts = [...WORKED_CASES, ...FURTHER_CASES].filter(
  ({ kpi }) => 'numerator' in definitionOf(kpi).measure,
);

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

it.each(overFacts.map((worked) => [worked.kpi, worked] as const))(
  '%s comes to what was reckoned by hand',
  async (kpi, worked) => {
    const definition = definitionOf(kpi);
    const unit = await bringIn(world, worked);
    const [measured] = await world.kpis.measure([measurable(definition)], [unit], world.nowMs);
    if (!measured) throw new Error(`nothing measured of ${unit}`);
    const { numerator, denominator, value, status } = reckonOwn(definition, measured, measured);
    const { expect: expected } = worked;
    expect(status).toBe(expected.status);
    expect(value).toBeCloseTo(expected.value, 9);
    expect(numerator).toBeCloseTo(expected.numerator, 9);
    if (expected.denominator !== undefined) expect(denominator).toBe(expected.denominator);
  },
);
