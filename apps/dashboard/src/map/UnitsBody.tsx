import type { Unit } from '@nhip-xa/contract';
import { AreaMap, type AreaState } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { childrenQuery } from '../api/kpi-queries';
import { useDefinitions } from '../shell/definitions';
import { KpiChoice } from '../shell/KpiChoice';
import { useLiveOver } from '../shell/unit-values';
import { RankedUnits } from '../unit/RankedUnits';
import { countStatuses, standingOf } from '../wall/scenes/standing-of';
import { areaStates, calledBelow, stateWords } from '../wall/scenes/topic-words';
import type { DrawnMap } from '../wall/scenes/use-unit-map';

interface UnitsBodyProps {
  unit: Unit;
  drawn: DrawnMap;
}

/** The units below by a KPI that the reader chooses, on the map and ranked beside it. */
export function UnitsBody({ unit, drawn }: UnitsBodyProps): ReactElement | null {
  const { t, language } = useTexts();
  const { kpi: asked } = useSearch({ from: '/console/u/$unit/map' });
  const navigate = useNavigate({ from: '/u/$unit/map' });
  const definitions = useDefinitions().filter(({ enabled }) => enabled);
  const chosen = definitions.find(({ code }) => code === asked) ?? definitions[0];
  const kpi = chosen?.code ?? '';
  const children = useQuery({ ...childrenQuery(unit.code, kpi), enabled: chosen !== undefined });
  const values = useLiveOver(children.data?.items ?? [], kpi);
  const standings = values.map((value) => standingOf(value.unit, [value], [kpi]));
  const states = useStates(JSON.stringify([...areaStates(standings, { kpi }, language)]));
  if (!chosen) return null;
  const choose = (code: string): void => {
    const search = (before: object) => ({ ...before, kpi: code });
    void navigate({ search, replace: true, resetScroll: false });
  };
  return (
    <>
      <div className="map-page__choices">
        <KpiChoice name={t('mapPage.by')} chosen={kpi} choose={choose} />
        <span className="faint">{t('mapPage.press')}</span>
      </div>
      <div className="map-page">
        <div className="panel map-page__map">
          <AreaMap
            geography={drawn.geography}
            states={states}
            summary={t('map.summary', {
              topic: chosen.name[language],
              states: stateWords(countStatuses(standings), t),
            })}
            called={t(calledBelow(unit.level))}
            press={{
              area: (code) => void navigate({ to: '/u/$unit/map', params: { unit: code } }),
            }}
          />
        </div>
        <section className="map-page__list" aria-labelledby="map-list">
          <h2 id="map-list">{t('unit.ranking')}</h2>
          <RankedUnits unit={unit.code} definition={chosen} />
        </section>
      </div>
    </>
  );
}

/** States as they were written down: only what is told differently is drawn anew. */
const useStates = (told: string): ReadonlyMap<string, AreaState> =>
  useMemo(() => new Map(JSON.parse(told) as [string, AreaState][]), [told]);
