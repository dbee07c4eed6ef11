import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIMITS, kpiDefinition, type KpiDefinition } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from './built-ins';
import { partsOf } from './definition';
import { feedingGroupsOf, takesLastValue } from './facts';
import { KPI_FUNCTION_RULES } from './kpi-functions';
import { rollUp } from './roll-up';
import { statusOf } from './thresholds';

const builtIn = (code: string): KpiDefinition => {
  const definition = BUILT_IN_KPIS.find((one) => one.code === code);
  if (!definition) throw new Error(`no such KPI: ${code}`);
  return definition;
};

/** The catalogue lies beside the repository; nothing of it is in it. */
const CATALOGUE = resolve(__dirname, '../../../../../../shared/kpi-catalogue.json');
const isThere = existsSync(CATALOGUE);
if (!isThere) console.warn(`${CATALOGUE} is not there: the comparison with it is skipped`);

interface Row {
  code: string;
  unit: string;
  provinceRollUp: string;
  [field: string]: unknown;
}

/** A definition in the words of the catalogue. */
const asRow = (definition: KpiDefinition) => {
  const { code, label, domain, name, better, target, warning, critical, window } = definition;
  const { uom, formula, basis, freshFor, rollUp: how } = definition;
  const rest = { better, target, warning, critical, window, rollUp: how, formula, basis };
  return { code, label, domain, name, unit: uom, ...rest, ...(freshFor && { freshFor }) };
};

const ofCatalogue = ({ provinceRollUp, ...row }: Row) => ({
  ...row,
  rollUp: provinceRollUp.split(':')[0],
});

(isThere ? it : it.skip)('say what the catalogue says, in its order', () => {
  const rows = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Row[];
  expect(BUILT_IN_KPIS.map(asRow)).toEqual(rows.map(ofCatalogue));
});

describe.each(BUILT_IN_KPIS.map((definition) => [definition.code, definition] as const))(
  '%s',
  (_, definition) => {
    it('is a definition of the language', () => {
      expect(kpiDefinition.parse(definition)).toEqual(definition);
    });

    it('is fed by something, unless it is made of other KPIs', () => {
      const groups = feedingGroupsOf(definition.measure);
      expect(groups.length > 0).toBe(partsOf(definition.measure).length === 0);
    });

    it('says how old a last value may be, where it takes one', () => {
      expect(definition.freshFor !== undefined).toBe(takesLastValue(definition.measure));
    });

    it('states the number of its target, where the value is measured by one', () => {
      const stated = /^[≥≤<>]? ?(\d+(?:,\d+)?)$/.exec(definition.target)?.[1];
      const range = definition.better === 'range' ? 65 : null;
      const expected = stated === undefined ? range : Number(stated.replace(',', '.'));
      expect(definition.targetValue).toBe(expected);
    });
  },
);

it('have codes and labels of their own', () => {
  expect(BUILT_IN_KPIS).toHaveLength(61);
  expect(BUILT_IN_KPIS.length).toBeLessThan(LIMITS.definitions);
  expect(new Set(BUILT_IN_KPIS.map(({ code }) => code)).size).toBe(61);
  expect(new Set(BUILT_IN_KPIS.map(({ label }) => label)).size).toBe(61);
});

it('the score speaks of KPIs that are there, by the names of all 82 points', () => {
  const { measure } = builtIn('score-766');
  if (!('parts' in measure)) throw new Error('the score has no parts');
  const full = Object.fromEntries(Object.keys(measure.parts).map((name) => [name, 100]));
  expect(KPI_FUNCTION_RULES['score-766'](full)).toMatchObject({ denominator: 82, value: 100 });
  for (const code of partsOf(measure)) expect(builtIn(code).enabled).toBe(true);
});

it.each([
  ['documents-overdue', 4, 'warning'],
  ['documents-overdue', 5, 'critical'],
  ['air-quality', 100, 'good'],
  ['air-quality', 101, 'warning'],
  ['air-quality', 151, 'critical'],
  ['fire-alarms', 1, 'critical'],
  ['quota-used', 20, 'good'],
  ['quota-used', 19.9, 'warning'],
  ['quota-used', 100, 'warning'],
  ['quota-used', 100.1, 'critical'],
  ['net-value', -1, 'warning'],
  ['benefit-cost', 0.79, 'critical'],
  ['telehealth-sessions', 0, 'critical'],
])('%s of %d is %s', (code, value, status) => {
  expect(statusOf(builtIn(code), { value })).toBe(status);
});

it('communes of 9/10 and 50/100 are 53.6 %, not 70 % [domain, worked example 7]', () => {
  const commune = (unit: string, numerator: number, denominator: number) => ({
    unit,
    numerator,
    denominator,
    value: (100 * numerator) / denominator,
    status: 'critical' as const,
    expected: 1,
  });
  const province = rollUp(builtIn('dossiers-online'), [commune('1', 9, 10), commune('2', 50, 100)]);
  expect(province).toMatchObject({ numerator: 59, denominator: 110 });
  expect(province.value).toBeCloseTo(53.636, 3);
});
