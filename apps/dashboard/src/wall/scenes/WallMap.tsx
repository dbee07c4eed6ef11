import { AreaMap } from '@nhip-xa/web-map';
import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement } from 'react';
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
export function WallMap({ unit, topic }: SceneProps): ReactElement | null {
  const { drawn } = useUnitMap(unit.code);
  const isPlace = unit.level === 'commune' || unit.level === 'village';
  if (!drawn || (isPlace && !tellsWhere(drawn.map))) return null;
  return (
    <div className="wall-map">
      {isPlace ? (
        <PlaceMap drawn={drawn} isAlone />
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
  return <UnitsMap drawn={drawn} level={level} topic={topic} standings={standings} />;
}

interface UnitsMapProps {
  drawn: DrawnMap;
  level: string;
  topic: SceneProps['topic'];
  standings: readonly UnitStanding[];
}

/** The units below, coloured by how they stand. */
export function UnitsMap({ drawn, level, topic, standings }: UnitsMapProps): ReactElement {
  const { t, language } = useTexts();
  const name = useTopicName(topic, level);
  const states = useMemo(
    () => areaStates(standings, topic, language),
    [standings, topic, language],
  );
  const summary = t('map.summary', {
    topic: name,
    states: stateWords(countStatuses(standings), t),
  });
  return (
    <AreaMap
      geography={drawn.geography}
      states={states}
      points={drawn.points}
      summary={summary}
      called={t(calledBelow(level))}
    />
  );
}

interface PlaceMapProps {
  drawn: DrawnMap;
  /** No lists stand beside it: what they would say is told below it. */
  isAlone?: boolean;
}

/** The sources and cases of a commune. */
export function PlaceMap({ drawn, isAlone = false }: PlaceMapProps): ReactElement {
  const { t } = useTexts();
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
      points={drawn.points}
      summary={summary}
      called={null}
    >
      {isAlone ? <PlaceSummary map={drawn.map} /> : null}
    </AreaMap>
  );
}
