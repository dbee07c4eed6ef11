import type { Unit } from '@nhip-xa/contract';
import { AreaMap, type AreaState } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { childrenQuery } from '../api/kpi-queries';
import { useDefinitions } from '../shell/definitions';
import { KpiChoice } from '../shell/KpiChoice';
import { usePast } from '../shell/past';
import { useNarrow } from '../shell/use-narrow';
import { useLiveOver } from '../shell/unit-values';
import { RankedUnits } from '../unit/RankedUnits';
import { countStatuses, standingOf } from '../wall/scenes/standing-of';
import { areaStates, calledBelow, stateWords } from '../wall/scenes/topic-words';
import type { DrawnMap } from '../wall/scenes/use-unit-map';
import { belowQuery, pointsBelow, shownBelow, unitsOfMark, type Below } from './below';
import { BelowList } from './BelowList';
import { Layers } from './LayerChoice';
import { LAYERS, layersOn, readPicked, switched, writePicked } from './layers';
import { PickedUnits } from './PickedUnits';

interface UnitsBodyProps {
  unit: Unit;
  drawn: DrawnMap;
}

/**
 * The units below by a KPI that the reader chooses, on the map and ranked beside it; and what stands in
 * them, one mark for all of a unit.
 */
export function UnitsBody({ unit, drawn }: UnitsBodyProps): ReactElement | null {
  const { t, language } = useTexts();
  const { kpi: wanted, without, pick } = useSearch({ from: '/console/u/$unit/map' });
  const navigate = useNavigate({ from: '/u/$unit/map' });
  const definitions = useDefinitions().filter(({ enabled }) => enabled);
  const chosen = definitions.find(({ code }) => code === wanted) ?? definitions[0];
  const kpi = chosen?.code ?? '';
  const atMs = usePast();
  const children = useQuery({
    ...childrenQuery(unit.code, kpi, atMs),
    enabled: chosen !== undefined,
  });
  const values = useLiveOver(children.data?.items ?? [], kpi);
  const standings = values.map((value) => standingOf(value.unit, [value], [kpi]));
  const states = useStates(JSON.stringify([...areaStates(standings, { kpi }, language)]));
  const on = layersOn(without);
  const asked = useQuery(belowQuery(unit.code, atMs)).data?.units;
  const found = asked ?? NOTHING;
  const below = useMemo(() => shownBelow(found, layersOn(without)), [found, without]);
  // on a telephone their circles would lie over each other: there the list below tells of them
  const narrow = useNarrow();
  const points = useMemo(
    () => (narrow ? [] : pointsBelow(below, drawn.map.below)),
    [narrow, below, drawn.map.below],
  );
  // what is not known yet has its room already
  const marked = !narrow && (!asked || points.length > 0);
  const picked = readPicked(pick);
  if (!chosen) return null;
  const turn = (change: Record<string, string>): void => {
    const search = (before: object) =>
      Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, one]) => one !== ''));
    void navigate({ search, replace: true, resetScroll: false });
  };
  return (
    <>
      <div className="map-page__choices">
        <KpiChoice name={t('mapPage.by')} chosen={kpi} choose={(code) => turn({ kpi: code })} />
        <Layers
          on={on}
          offered={LAYERS.filter((layer) => !asked || found.some((each) => each[layer] !== null))}
          turn={(layer) => turn({ without: switched(on, layer), pick: '' })}
        />
        <span className="faint">
          {t('mapPage.press')} {marked ? t('mapPage.marks') : ''}
        </span>
      </div>
      <div className="map-page">
        <div className="panel map-page__map">
          <AreaMap
            geography={drawn.geography}
            states={states}
            points={points}
            summary={t('map.summary', {
              topic: chosen.name[language],
              states: stateWords(countStatuses(standings), t),
            })}
            called={t(calledBelow(unit.level))}
            press={{
              points: (keys) => turn({ pick: writePicked(unitsOfMark(keys)) }),
              area: (code) => void navigate({ to: '/u/$unit/map', params: { unit: code } }),
            }}
          />
        </div>
        <div className="map-page__list">
          <PickedUnits
            units={below.filter((each) => picked.has(each.unit))}
            clear={() => turn({ pick: '' })}
          />
          <section aria-labelledby="map-list">
            <h2 id="map-list">{t('unit.ranking')}</h2>
            <RankedUnits unit={unit.code} definition={chosen} whole />
          </section>
          <BelowList units={below} />
        </div>
      </div>
    </>
  );
}

const NOTHING: readonly Below[] = [];

/** States as they were written down: only what is told differently is drawn anew. */
const useStates = (told: string): ReadonlyMap<string, AreaState> =>
  useMemo(() => new Map(JSON.parse(told) as [string, AreaState][]), [told]);
