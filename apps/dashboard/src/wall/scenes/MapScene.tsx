import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { useDangers } from './map-dangers';
import './map-scene.css';
import { PlaceLists } from './PlaceLists';
import type { SceneProps } from './scene-props';
import { rankStandings } from './standing-of';
import { TopicHead } from './TopicHead';
import { calledBelow } from './topic-words';
import { useStandings, useTopicKpis } from './use-standings';
import { useUnitMap, type AskedMap } from './use-unit-map';
import { PlaceMap, UnitsMap } from './WallMap';
import { WallRanking } from './WallRanking';

/** The large map: of a province its communes and how they rank, of a commune what is wrong where. */
export function MapScene({ unit, values, topic }: SceneProps): ReactElement {
  const asked = useUnitMap(unit.code);
  const isPlace = unit.level === 'commune' || unit.level === 'village';
  if (!asked.map) return <NoMap failed={asked.failed} />;
  return isPlace ? (
    <PlaceScene asked={asked} values={values} />
  ) : (
    <RankedScene asked={asked} level={unit.level} topic={topic} values={values} />
  );
}

/** Before the map is known, and when it could not be had. */
function NoMap({ failed }: { failed: boolean }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="map-scene" data-map="none" aria-busy={!failed}>
      <p className="map-scene__none">{t(failed ? 'map.troubled' : 'wall.loading')}</p>
    </div>
  );
}

interface SceneBodyProps {
  map: ReactNode;
  children: ReactNode;
}

/** The map with what is told beside it; without a map it says so and how to come by one. */
function SceneBody({ map, children }: SceneBodyProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="map-scene" data-map={map ? 'large' : 'none'}>
      {map ? (
        <div className="map-scene__map">{map}</div>
      ) : (
        <p className="map-scene__none">
          <strong>{t('map.none')}</strong> {t('map.noneHow')}
        </p>
      )}
      <div className="map-scene__side">{children}</div>
    </div>
  );
}

interface RankedSceneProps extends Pick<SceneProps, 'topic' | 'values'> {
  asked: AskedMap;
  level: string;
}

function RankedScene({ asked, level, topic, values }: RankedSceneProps): ReactElement {
  const { t, language } = useTexts();
  const { map, drawn } = asked;
  const codes = useMemo(() => (map?.below ?? []).map(({ unit }) => unit), [map?.below]);
  const standings = useStandings(codes, topic);
  const kpi = 'kpi' in topic ? topic.kpi : undefined;
  const better = useTopicKpis().find(({ code }) => code === kpi)?.better;
  const ranked = useMemo(() => rankStandings(standings, better), [standings, better]);
  // also of those that have no place: they are ranked all the same
  const names = new Map(
    map?.below.map(({ unit, name }) => [unit, language === 'en' ? name.en || name.vi : name.vi]),
  );
  return (
    <SceneBody
      map={
        drawn ? <UnitsMap drawn={drawn} level={level} topic={topic} standings={standings} /> : null
      }
    >
      <TopicHead
        topic={topic}
        level={level}
        value={kpi === undefined ? undefined : values.get(kpi)}
        standings={standings}
      />
      <WallRanking
        ranked={ranked}
        names={names}
        single={kpi !== undefined}
        called={t(calledBelow(level))}
      />
    </SceneBody>
  );
}

interface PlaceSceneProps extends Pick<SceneProps, 'values'> {
  asked: AskedMap;
}

function PlaceScene({ asked: { map, drawn }, values }: PlaceSceneProps): ReactElement | null {
  const dangers = useDangers(map, values);
  if (!map) return null;
  return (
    <SceneBody map={drawn ? <PlaceMap drawn={drawn} values={values} /> : null}>
      <PlaceLists map={map} dangers={dangers} />
    </SceneBody>
  );
}
