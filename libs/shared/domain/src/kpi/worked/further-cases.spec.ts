import { FURTHER_KPIS } from '../further';
import { judgedOf, valueOf } from '../reckon';
import { statusOf } from '../thresholds';
import { FURTHER_CASES } from './further-cases';

it('there is one for every KPI that comes switched off', () => {
  expect(FURTHER_CASES.map(({ kpi }) => kpi).sort()).toEqual(
    FURTHER_KPIS.map(({ code }) => code).sort(),
  );
});

describe.each(FURTHER_CASES.map((worked) => [worked.kpi, worked] as const))(
  'the worked case of %s',
  (kpi, worked) => {
    const definition = FURTHER_KPIS.find(({ code }) => code === kpi);
    if (!definition) throw new Error(`no such KPI: ${kpi}`);
    const { expect: expected, given, sources, said, at } = worked;

    it('says what a value and a status come to from its sides', () => {
      const { numerator, denominator, value, status, before } = expected;
      expect(valueOf(definition, numerator, denominator ?? null)).toBeCloseTo(value, 9);
      const standing = {
        ...(before !== undefined && { before }),
        ...(given?.population !== undefined && { population: given.population }),
      };
      expect(statusOf(definition, judgedOf(value, standing))).toBe(status);
    });

    it('has messages of its own sources, none from the future', () => {
      const ids = sources.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const message of said) {
        expect(ids).toContain(message.source);
        expect(Date.parse(message.at)).toBeLessThan(Date.parse(at));
      }
    });

    it('has a reckoning to read', () => {
      expect(worked.reckoning.length).toBeGreaterThan(20);
    });
  },
);
