import { useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import './area-map.css';
import { areaLabels } from './area-labels';
import { Areas } from './Areas';
import { MapLabels } from './MapLabels';
import { MapNotes } from './MapNotes';
import { planMap, type AreaStates, type MapGeography, type MapPlan } from './map-plan';
import { markBox, planPoints, pointLabels, type MapPoint } from './point-plan';
import { Points } from './Points';
import type { LabelRoom } from './labels';
import type { Box } from './plane';
import { useBox, type DrawnBox } from './use-box';

interface AreaMapProps {
  /** Where things are: the same object as long as nothing has moved, since it is costly to draw. */
  geography: MapGeography;
  /** How the areas stand; of whom nothing is said has no number yet. Null: they have no state. */
  states: AreaStates;
  points?: readonly MapPoint[];
  /** What the map shows, in words, for a reader that hears the page; the list beside it has the rest. */
  summary: string;
  /** What the areas are called when those without a place are told: `xã`; null: they are not. */
  called?: string | null;
  /** What else is told below the map. */
  children?: ReactNode;
}

const NO_POINTS: readonly MapPoint[] = [];

/** A map of a unit: areas by their state, sources and cases by their marks. Nothing of it is pressed. */
export function AreaMap({
  geography,
  states,
  points = NO_POINTS,
  summary,
  called = '',
  children,
}: AreaMapProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useBox(frame);
  const plan = useMemo(
    () => (drawn ? planMap(geography, innerBox(drawn)) : null),
    [geography, drawn],
  );
  return (
    <figure className="area-map">
      <div className="area-map__frame" ref={frame}>
        {drawn && plan ? (
          <svg
            className="area-map__drawing"
            role="img"
            aria-label={summary}
            viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          >
            <Areas plan={plan} states={states} />
            <Marks plan={plan} drawn={drawn} states={states} points={points} />
          </svg>
        ) : null}
      </div>
      {plan ? (
        <MapNotes plan={plan} areas={geography.areas} called={called}>
          {children}
        </MapNotes>
      ) : null}
    </figure>
  );
}

/** Outlines keep off the edge by half a line of text. */
function innerBox({ width, height, textPx }: DrawnBox): Box {
  const by = textPx / 2;
  return { x: by, y: by, width: width - 2 * by, height: height - 2 * by };
}

interface MarksProps {
  plan: MapPlan;
  drawn: DrawnBox;
  states: AreaStates;
  points: readonly MapPoint[];
}

function Marks({ plan, drawn, states, points }: MarksProps): ReactElement {
  const { width, height, textPx, measure } = drawn;
  const room = useMemo(
    (): LabelRoom => ({ box: { x: 0, y: 0, width, height }, textPx, measure }),
    [width, height, textPx, measure],
  );
  const found = useMemo(() => planPoints(points, plan.project, room), [points, plan, room]);
  const named = useMemo(() => pointLabels(found, room), [found, room]);
  const labels = useMemo(() => {
    const taken = [
      ...found.map((cluster) => markBox(cluster, textPx)),
      ...named.map(({ box }) => box),
    ];
    return areaLabels(plan.areas, states, { ...room, taken });
  }, [found, named, plan, states, room, textPx]);
  return (
    <>
      <MapLabels labels={labels} states={states} measure={measure} textPx={textPx} />
      <Points found={found} named={named} textPx={textPx} />
    </>
  );
}
