import type { UnitMap } from '@nhip-xa/contract';
import { AreaMap } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { useMe } from '../shell/me';
import { usePast } from '../shell/past';
import { useUnitValues } from '../shell/unit-values';
import { useDangers, withDangers } from '../wall/scenes/map-dangers';
import { geographyOf, placesOf, pointsOf } from '../wall/scenes/use-unit-map';
import { Layers } from './LayerChoice';
import { LAYERS, layersOn, readPicked, switched, writePicked } from './layers';
import { CASES_MOST, openCasesQuery, placed, unplaced, type PlacedCase } from './placed-cases';
import { PlaceList } from './PlaceList';
import { UnplacedCases } from './UnplacedCases';

interface PlaceBodyProps {
  unit: string;
  map: UnitMap;
}

/** A commune's sources and open cases, each kind a layer; what a mark stands for opens beside the map. */
export function PlaceBody({ unit, map }: PlaceBodyProps): ReactElement {
  const { t, word, language } = useTexts();
  const { without, pick } = useSearch({ from: '/console/u/$unit/map' });
  const navigate = useNavigate({ from: '/u/$unit/map' });
  const mayReadCases = useMe().role !== 'technician';
  const atMs = usePast();
  const found = useQuery({ ...openCasesQuery(unit, atMs), enabled: mayReadCases });
  const on = layersOn(without);
  const sources = on.has('sources') ? map.sources : NONE.sources;
  const all = useMemo(() => placed(found.data?.items ?? []), [found.data]);
  const cases = on.has('cases') ? all : NONE.cases;
  // what a river says beside its mark is of now
  const values = useUnitValues(unit).values;
  const dangers = useDangers(map, (atMs === null ? values : undefined) ?? NO_VALUES);
  const points = useMemo(
    () => withDangers(pointsOf({ ...map, sources, cases }, { word, t }), dangers),
    [map, sources, cases, dangers, word, t],
  );
  const geography = useMemo(
    () => geographyOf({ ...map, places: placesOf({ sources, cases }) }, language),
    [map, sources, cases, language],
  );
  // a place without a border and with nothing placed in it is a white box
  const isPlaced = map.boundary !== null || map.sources.length + all.length > 0 || found.isLoading;
  const turn = (picked: string, left = without ?? ''): void =>
    void navigate({
      search: ({ without: _without, pick: _pick, ...kept }) => ({
        ...kept,
        ...(left !== '' && { without: left }),
        ...(picked !== '' && { pick: picked }),
      }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <Layers
        on={on}
        offered={LAYERS.filter((layer) => layer !== 'cases' || mayReadCases)}
        turn={(layer) => turn('', switched(on, layer))}
      />
      <div className="map-page">
        {isPlaced ? (
          <div className="panel map-page__map">
            <AreaMap
              geography={geography}
              states={null}
              points={points}
              called={null}
              summary={t('map.summaryPoints', {
                sources: sources.length,
                offline: sources.filter(({ state }) => state === 'offline').length,
                cases: cases.length,
                overdue: cases.filter(({ overdue }) => overdue).length,
              })}
              press={{ points: (keys) => turn(writePicked(keys)) }}
            >
              {found.data?.next ? <span>{t('mapPage.many', { count: CASES_MOST })}</span> : null}
            </AreaMap>
          </div>
        ) : null}
        <PlaceList sources={sources} cases={cases} picked={readPicked(pick)} clear={() => turn('')}>
          {on.has('cases') && found.data && !found.data.next ? (
            <UnplacedCases unit={unit} {...unplaced(found.data.items)} />
          ) : null}
        </PlaceList>
      </div>
    </>
  );
}

const NONE: { sources: UnitMap['sources']; cases: PlacedCase[] } = { sources: [], cases: [] };
const NO_VALUES = new Map<string, never>();
