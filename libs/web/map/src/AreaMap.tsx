import { useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import './area-map.css';
import { areaLabels } from './area-labels';
import { Areas } from './Areas';
import { Insets } from './Insets';
import { MapLabels } from './MapLabels';
import { MapNotes } from './MapNotes';
import {
  planMap,
  type AreaStates,
  type MapGeography,
  type MapPlan,
  type PlannedInset,
} from './map-plan';
import { pointLabels } from './point-labels';
import { markBox, planPoints, type MapPoint } from './point-plan';
import { Points } from './Points';
import type { LabelRoom } from './labels';
import { isWithin, type Box, type Point } from './plane';
import type { Project } from './projection';
import { useBox, type DrawnBox } from './use-box';

/** What is done when something drawn is pressed. */
export interface MapPress {
  /** @param code the unit of the area */
  area?: (code: string) => void;
  /** @param keys of the sources and cases that one mark stands for */
  points?: (keys: readonly string[]) => void;
}

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
  /** A pointer may open what is drawn; whoever has none finds the same in the list beside it. */
  press?: MapPress;
  /** What else is told below the map. */
  children?: ReactNode;
}

const NO_POINTS: readonly MapPoint[] = [];

/** A map of a unit: areas by their state, sources and cases by their marks. */
export function AreaMap({
  geography,
  states,
  points = NO_POINTS,
  summary,
  called = '',
  press,
  children,
}: AreaMapProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useBox(frame);
  const plan = useMemo(
    () => (drawn ? planMap(geography, innerBox(drawn), drawn.textPx) : null),
    [geography, drawn],
  );
  const pieces = useMemo(() => (plan ? piecesOf(plan) : []), [plan]);
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
            <Insets insets={plan.insets} measure={drawn.measure} textPx={drawn.textPx} />
            <Areas plan={plan} states={states} press={press?.area} />
            {pieces.map((piece, at) => (
              <Marks
                key={at}
                plan={plan}
                drawn={drawn}
                piece={piece}
                states={states}
                points={points}
                press={press?.points}
              />
            ))}
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

/** The map proper without its insets, and each inset: no mark of one moves that of another. */
interface Piece {
  /** Null: the map proper. */
  inset: PlannedInset | null;
  holds: (at: Point) => boolean;
}

const piecesOf = ({ insets }: MapPlan): Piece[] => [
  { inset: null, holds: (at) => !insets.some(({ box }) => isWithin(at, box)) },
  ...insets.map((inset) => ({ inset, holds: (at: Point) => isWithin(at, inset.box) })),
];

interface MarksProps {
  plan: MapPlan;
  drawn: DrawnBox;
  piece: Piece;
  states: AreaStates;
  points: readonly MapPoint[];
  press: MapPress['points'];
}

function Marks({ plan, drawn, piece, states, points, press }: MarksProps): ReactElement {
  const { textPx, measure } = drawn;
  const room = useMemo(() => roomOf(piece, plan, drawn), [piece, plan, drawn]);
  const found = useMemo(() => {
    const project: Project = (lon, lat) => {
      const at = plan.project(lon, lat);
      return at && piece.holds(at) ? at : null;
    };
    return planPoints(points, project, room);
  }, [points, plan, piece, room]);
  const named = useMemo(() => pointLabels(found, room), [found, room]);
  const labels = useMemo(() => {
    const taken = [
      ...(room.taken ?? []),
      ...found.map((cluster) => around(markBox(cluster, textPx), textPx * BESIDE_MARKS)),
      ...named.map(({ box }) => box),
    ];
    const areas = plan.areas.filter(({ centre }) => piece.holds(centre));
    return areaLabels(areas, states, { ...room, taken }, piece.inset !== null);
  }, [found, named, plan, piece, states, room, textPx]);
  return (
    <>
      <MapLabels labels={labels} states={states} measure={measure} textPx={textPx} />
      <Points found={found} named={named} textPx={textPx} press={press} />
    </>
  );
}

/** A name keeps off a circle by so much, in heights of text: it is not a part of it. */
const BESIDE_MARKS = 0.2;

const around = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function roomOf({ inset }: Piece, { insets }: MapPlan, drawn: DrawnBox): LabelRoom {
  const { width, height, textPx, measure } = drawn;
  if (inset) return { box: inset.room, textPx, measure };
  return {
    box: { x: 0, y: 0, width, height },
    textPx,
    measure,
    taken: insets.map(({ box }) => box),
  };
}
