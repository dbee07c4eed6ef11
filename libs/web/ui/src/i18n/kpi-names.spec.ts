import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { enKpiNames } from './en-kpi-names';
import { viKpiNames } from './vi-kpi-names';
import { viParts } from './vi-parts';

/** What fits a tile where six stand side by side on a wall. */
const CHARACTERS = 18;

describe('the short names of KPIs', () => {
  it('are there for every KPI that comes with the product', () => {
    const named = new Set(Object.keys({ ...viKpiNames, ...viParts }));
    expect(BUILT_IN_KPIS.filter(({ code }) => !named.has(`kpi.${code}`))).toEqual([]);
  });

  it('fit a tile of the wall', () => {
    const all = [...Object.values(viKpiNames), ...Object.values(enKpiNames)];
    expect(all.filter((name) => name.length > CHARACTERS)).toEqual([]);
  });
});
