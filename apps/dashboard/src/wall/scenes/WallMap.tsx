import { AreaMap } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement } from 'react';
import { useDangers, withDangers } from './map-dangers';
import { PlaceSummary } from './PlaceLegend';
import type { SceneProps } from './scene-props';
import { countStatuses, type UnitStanding } from './standing-of';
import { areaStates, calledBelow, stateWords } from './topic-words';
import { useTopicName } from './TopicHead';
import { useStandings } from './use-standings';
import { tellsWhere, useUnitMap, type DrawnMap } from './use-unit-map';
import './map-scene.css';

/**
 * The map for a place beside other things: of a commune its sources and cases and what is wrong
 * where, of a province its communes by the topic. Null where too little has a place.
 */
export function WallMap({ unit, values, topic }: SceneProps): ReactElement | null {
  const { drawn } = useUnitMap(unit.code);
  const isPlace = unit.level === 'commune' || unit.level === 'village';
  if (!drawn || (isPlace && !tellsWhere(drawn.map))) return null;
  return (
    <div className="wall-map">
      {isPlace ? (
        <PlaceMap drawn={drawn} values={values} isAlone />
      ) : (
        <CompactUnitsMap drawn={drawn} level={unit.level} topic={topic} />
      )}
    </div>
  );
}

function CompactUnitsMap({
  drawn,
  level,
  topic,
}: Pick<UnitsMapProps, 'drawn' | 'level' | 'topic'>): ReactElement {
  const codes = useMemo(() => drawn.map.below.map(({ unit }) => unit), [drawn.map.below]);
  const standings = useStandings(codes, topic);
  return <UnitsMap drawn={drawn} level={level} topic={topic} standings={standings} isAlone />;
}

interface UnitsMapProps {
  drawn: DrawnMap;
  level: string;
  topic: SceneProps['topic'];
  standings: readonly UnitStanding[];
  /** No ranking stands beside it: what colours the areas is told below it. */
  isAlone?: boolean;
}

/** The units below, coloured by how they stand. */
export function UnitsMap(props: UnitsMapProps): ReactElement {
  const { drawn, level, topic, standings, isAlone = false } = props;
  const { t, language } = useTexts();
  const name = useTopicName(topic, level);
  const states = useMemo(
    () => areaStates(standings, topic, language),
    [standings, topic, language],
  );
  const counts = stateWords(countStatuses(standings), t);
  const summary = t('map.summary', { topic: name, states: counts });
  return (
    <AreaMap
      geography={drawn.geography}
      states={states}
      points={drawn.points}
      summary={summary}
      called={t(calledBelow(level))}
    >
      {isAlone ? (
        <>
          <strong className="places__counts">{counts}</strong>
          <span>{'kpi' in topic ? name : t('map.byWorst', { called: t(calledBelow(level)) })}</span>
        </>
      ) : null}
    </AreaMap>
  );
}

interface PlaceMapProps extends Pick<SceneProps, 'values'> {
  drawn: DrawnMap;
  /** No lists stand beside it: what they would say is told below it. */
  isAlone?: boolean;
}

/** The sources and cases of a commune. */
export function PlaceMap({ drawn, values, isAlone = false }: PlaceMapProps): ReactElement {
  const { t } = useTexts();
  const dangers = useDangers(drawn.map, values);
  const points = useMemo(() => withDangers(drawn.points, dangers), [drawn.points, dangers]);
  const { sources, cases } = drawn.map;
  const summary = t('map.summaryPoints', {
    sources: sources.length,
    offline: sources.filter(({ state }) => state === 'offline').length,
    cases: cases.length,
    overdue: cases.filter(({ overdue }) => overdue).length,
  });
  return (
    <AreaMap
      geography={drawn.geography}
      states={null}
      points={points}
      summary={summary}
      called={null}
    >
      {isAlone ? <PlaceSummary map={drawn.map} dangers={dangers} /> : null}
    </AreaMap>
  );
}
