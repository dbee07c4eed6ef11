import type { SceneProps } from '../scenes/scene-props';
import { useQuery } from '@tanstack/react-query';
import { memo, useCallback, useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { sceneQuery } from '../scene-queries';
import { WallMap } from '../scenes/WallMap';
import { Guard } from '../staying/Guard';
import { useScreen } from '../use-screen';
import { useDefined } from '../use-defined';
import { Calm } from './Calm';
import { Decisions } from './Decisions';
import { Numbers } from './Numbers';
import { countsOf, decisionsOf, numbersOf, roomForNumbers } from './overview-parts';
import { shapeOf } from './sizes';

/** Upright, more decisions than these need the room of the map, which has a scene of its own. */
const BESIDE_MAP_UPRIGHT = 3;

interface OverviewProps extends SceneProps {
  /** The numbers that the wall or its unit chose; null: none, so the usual ones. */
  chosen: readonly string[] | null;
}

/** What needs a decision, where it is, and the commune's own numbers. */
export const Overview = memo(function Overview(props: OverviewProps): ReactElement {
  const { unit, values, topic, chosen } = props;
  const { codes } = useDefined();
  const screen = useScreen();
  const scene = useDeferredValue(useQuery(sceneQuery(unit.code, 'overview')).data);
  const decisions = useMemo(
    () => decisionsOf(values.values(), chosen ?? [], codes),
    [values, chosen, codes],
  );
  const counts = countsOf(values.values());
  const isCalm = decisions.length === 0;
  const [shown, told] = useShown(
    `${decisions.length} ${screen.width} ${screen.height}`,
    decisions.length,
  );
  const above = new Set(decisions.slice(0, shown).map(({ kpi }) => kpi));
  const shape = shapeOf(screen);
  const hasRoomForMap = shape !== 'upright' || decisions.length <= BESIDE_MAP_UPRIGHT;
  const room = roomForNumbers(shape === 'upright', decisions.length);
  return (
    <div className="wall__overview" data-shape={shape} data-calm={isCalm}>
      <section className="wall__top">
        {isCalm ? (
          <Calm counts={counts} />
        ) : (
          <Decisions
            unit={unit}
            decisions={decisions}
            scene={scene?.decisions ?? []}
            counts={counts}
            atMost={shown}
            onShown={told}
          />
        )}
        <div className="wall__map">
          {hasRoomForMap ? (
            <Guard where="map" notice={null}>
              <WallMap unit={unit} values={values} topic={topic} />
            </Guard>
          ) : null}
        </div>
      </section>
      <Numbers
        values={numbersOf(values, chosen, isCalm ? new Set() : above, room)}
        isCalm={isCalm}
      />
    </div>
  );
});

/**
 * How many decisions have a place. What has none may stand among the numbers below, whose height
 * leaves more or less room above: for one number of decisions on one screen it only ever falls, so
 * that the two come to rest.
 */
function useShown(key: string, all: number): [number, (count: number) => void] {
  const [known, setKnown] = useState({ key, shown: all });
  const shown = known.key === key ? known.shown : all;
  const told = useCallback(
    (count: number) =>
      setKnown((before) => {
        const last = before.key === key ? before.shown : all;
        return before.key === key && count >= last ? before : { key, shown: Math.min(last, count) };
      }),
    [key, all],
  );
  return [shown, told];
}
