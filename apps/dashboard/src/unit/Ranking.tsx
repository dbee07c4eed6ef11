import { useTexts } from '@nhip-xa/web-ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import { KpiChoice } from '../shell/KpiChoice';
import { RankedUnits } from './RankedUnits';

/** The units below, ranked by a KPI that the reader chooses; the choice is in the address. */
export function Ranking({ unit }: { unit: string }): ReactElement | null {
  const { t } = useTexts();
  const definitions = useDefinitions().filter(({ enabled }) => enabled);
  const { kpi: asked } = useSearch({ from: '/console/u/$unit' });
  const navigate = useNavigate({ from: '/u/$unit' });
  const chosen = definitions.find(({ code }) => code === asked) ?? definitions[0];
  if (!chosen) return null;
  const choose = (kpi: string): void => {
    void navigate({ search: (search) => ({ ...search, kpi }), replace: true, resetScroll: false });
  };
  return (
    <section aria-labelledby="ranking">
      <div className="section-head">
        <h2 id="ranking">{t('unit.ranking')}</h2>
        <KpiChoice name={t('unit.rankBy')} chosen={chosen.code} choose={choose} />
      </div>
      <RankedUnits unit={unit} definition={chosen} />
    </section>
  );
}
