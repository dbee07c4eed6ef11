import { BUILT_IN_KPIS } from '../built-ins';
import { KPI_FUNCTION_RULES } from '../kpi-functions';
import { judgedOf, valueOf } from '../reckon';
import { statusOf } from '../thresholds';
import { WORKED_CASES } from './cases';

const ms = (iso: string): number => Date.parse(iso);

it('there is one for every KPI that comes with the product', () => {
  expect(new Set(WORKED_CASES.map(({ kpi }) => kpi))).toEqual(
    new Set(BUILT_IN_KPIS.map(({ code }) => code)),
  );
});

describe.each(WORKED_CASES.map((worked) => [worked.kpi, worked] as const))(
  'the worked case of %s',
  (kpi, worked) => {
    const definition = BUILT_IN_KPIS.find(({ code }) => code === kpi);
    if (!definition) throw new Error(`no such KPI: ${kpi}`);
    const { expect: expected, given, sources, said, at } = worked;

    it('says what a value and a status come to from its sides', () => {
      // a formula has its factor in the function
      const value =
        'function' in definition.measure
          ? (100 * expected.numerator) / (expected.denominator ?? NaN)
          : valueOf(definition, expected.numerator, expected.denominator ?? null);
      expect(value).toBeCloseTo(expected.value, 9);
      const standing = {
        ...(expected.before !== undefined && { before: expected.before }),
        ...(given?.population !== undefined && { population: given.population }),
        ...(expected.alarm && { alarm: true }),
      };
      expect(statusOf(definition, judgedOf(expected.value, standing))).toBe(expected.status);
    });

    it('has messages of its own sources, none from the future', () => {
      const ids = sources.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const message of said) {
        expect(ids).toContain(message.source);
        expect(ms(message.at)).toBeLessThan(ms(at));
      }
      for (const { registered } of sources) {
        if (registered) expect(ms(registered)).toBeLessThan(ms(at));
      }
    });

    it('has a reckoning to read', () => {
      expect(worked.reckoning.length).toBeGreaterThan(20);
      expect(worked.title.vi).not.toBe('');
    });
  },
);

it('the score of its parts is that of the function', () => {
  const worked = WORKED_CASES.find(({ kpi }) => kpi === 'score-766');
  const stated = Object.entries(worked?.given?.parts ?? {});
  const parts = stated.filter((part): part is [string, number] => part[1] !== null);
  expect(KPI_FUNCTION_RULES['score-766'](Object.fromEntries(parts))).toMatchObject({
    numerator: worked?.expect.numerator,
    denominator: worked?.expect.denominator,
  });
});
