import { kpiDefinition } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from './built-ins';
import { partsOf, termsOf } from './definition';
import { FURTHER_KPIS } from './further';
import { INDICATORS } from './indicators';

const builtInCodes = BUILT_IN_KPIS.map(({ code }) => code);
const furtherCodes = FURTHER_KPIS.map(({ code }) => code);

describe('the 92 indicators', () => {
  it('are all there, each once and in their order', () => {
    const expected = Array.from({ length: 92 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`);
    expect(INDICATORS.map(({ id }) => id)).toEqual(expected);
  });

  it('are each answered by KPIs that exist', () => {
    const known = [...builtInCodes, ...furtherCodes];
    for (const { kpis } of INDICATORS) {
      expect(kpis.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...kpis]));
    }
  });

  it('are each said in both languages', () => {
    for (const { asks, note } of INDICATORS) {
      for (const words of [asks, ...(note ? [note] : [])]) {
        expect(words.vi.trim()).not.toBe('');
        expect(words.en.trim()).not.toBe('');
      }
    }
  });
});

describe('the further KPIs', () => {
  it.each(FURTHER_KPIS.map((each) => [each.code, each] as const))(
    '%s is a definition',
    (_, each) => {
      expect(kpiDefinition.parse(each)).toEqual(each);
    },
  );

  it('come switched off, in a first version, with the product', () => {
    for (const { enabled, builtIn, version } of FURTHER_KPIS) {
      expect({ enabled, builtIn, version }).toEqual({ enabled: false, builtIn: true, version: 1 });
    }
  });

  it('have codes and labels of their own', () => {
    const labels = FURTHER_KPIS.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const all = [...builtInCodes, ...furtherCodes];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are each labelled with a row that names them', () => {
    for (const { code, label } of FURTHER_KPIS) {
      const indicator = INDICATORS.find(({ id }) => id === label.slice(0, 3));
      expect(indicator?.kpis).toContain(code);
    }
  });

  it('are over facts alone', () => {
    for (const { measure } of FURTHER_KPIS) {
      expect(partsOf(measure)).toEqual([]);
      expect(termsOf(measure).length).toBeGreaterThan(0);
    }
  });

  it('are warned of before they are critical', () => {
    for (const { warning, critical } of FURTHER_KPIS) {
      if (!warning || !critical || '==' in critical) continue;
      const [rule, mark] = Object.entries(warning)[0] as [string, number];
      const [other, worse] = Object.entries(critical)[0] as [string, number];
      expect(other).toBe(rule);
      expect(rule.startsWith('<') || rule === 'growthBelow' ? worse < mark : worse > mark).toBe(
        true,
      );
    }
  });
});
