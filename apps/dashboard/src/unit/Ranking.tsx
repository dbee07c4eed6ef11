import { useTexts } from '@nhip-xa/web-ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import { RankedUnits } from './RankedUnits';

/** The units below, ranked by a KPI that the reader chooses; the choice is in the address. */
export function Ranking({ unit }: { unit: string }): ReactElement | null {
  const { t, language } = useTexts();
  const definitions = useDefinitions().filter(({ enabled }) => enabled);
  const domains = [...new Set(definitions.map(({ domain }) => domain))];
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
        <label className="choice">
          {t('unit.rankBy')}
          <select value={chosen.code} onChange={(event) => choose(event.target.value)}>
            {domains.map((domain) => (
              <optgroup key={domain} label={t(`domain.${domain}`)}>
                {definitions
                  .filter((definition) => definition.domain === domain)
                  .map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name[language]}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
      </div>
      <RankedUnits unit={unit} definition={chosen} />
    </section>
  );
}
