import type { ReactElement, ReactNode } from 'react';
import { LINE, type PlacedLabel } from './labels';
import { DANGER_SCALE, uncovered } from './point-labels';
import { isCounted, isDanger, isTroubled, markSize, standsFor } from './point-plan';
import type { PlannedPoint, PointCluster } from './point-plan';
import { PointShape } from './point-shapes';

interface PointsProps {
  found: readonly PointCluster[];
  named: readonly PlacedLabel[];
  textPx: number;
  press: ((keys: readonly string[]) => void) | undefined;
}

/** The marks of sources and cases, the worst drawn last and so on top, and the names of some. */
export function Points({ found, named, textPx, press }: PointsProps): ReactElement {
  const members = new Map(found.flatMap((each) => each.members.map((one) => [one.key, one])));
  return (
    <g aria-hidden="true">
      {[...uncovered(found, named, textPx)].reverse().map((cluster) => (
        <Pressed key={cluster.members[0]?.key} cluster={cluster} press={press}>
          <Mark cluster={cluster} textPx={textPx} />
        </Pressed>
      ))}
      {named.map((label) => (
        <Name key={label.key} label={label} of={members.get(label.key)} textPx={textPx} />
      ))}
    </g>
  );
}

interface PressedProps extends Pick<PointsProps, 'press'> {
  cluster: PointCluster;
  children: ReactNode;
}

/** A mark that a pointer opens, where anything happens then. */
function Pressed({ cluster, press, children }: PressedProps): ReactNode {
  if (!press) return children;
  const keys = cluster.members.map(({ key }) => key);
  return (
    <g data-press="" onClick={() => press(keys)}>
      {children}
    </g>
  );
}

const X_OF = {
  start: (x: number) => x,
  middle: (x: number, width: number) => x + width / 2,
  end: (x: number, width: number) => x + width,
};

interface NameProps {
  label: PlacedLabel;
  of: PlannedPoint | undefined;
  textPx: number;
}

/** Lines beside a mark, larger beside a danger. */
function Name({ label: { lines, box, anchor }, of, textPx }: NameProps): ReactElement {
  const scale = of && isDanger(of) ? DANGER_SCALE : 1;
  const x = X_OF[anchor](box.x, box.width);
  return (
    <text
      className="area-map__name"
      data-landmark={!of || !isTroubled(of)}
      data-state={of?.state}
      y={box.y + (textPx * scale * LINE) / 2}
      fontSize={textPx * scale}
      textAnchor={anchor}
    >
      {lines.map((line, at) => (
        <tspan key={at} x={x} dy={at === 0 ? '0.36em' : `${LINE}em`}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface MarkProps {
  cluster: PointCluster;
  textPx: number;
}

function Mark({ cluster, textPx }: MarkProps): ReactElement | null {
  const { at, members } = cluster;
  const [first] = members;
  if (!first) return null;
  // a bare number on a map says nothing: where its words have no room the legend tells it
  if (isCounted(cluster) && !first.called) return <Many cluster={cluster} textPx={textPx} />;
  return (
    <PointShape form={first.form} state={first.state} at={at} size={textPx * markSize(cluster)} />
  );
}

/** How many there are, and by colour and outline whether any of them is in trouble. */
function Many({ cluster: { at, members }, textPx }: MarkProps): ReactElement {
  const worst = members[0]?.state ?? 'online';
  const size = textPx * markSize({ at, members });
  return (
    <g
      className="area-map__many"
      data-state={worst}
      data-count={standsFor(members)}
      transform={`translate(${at[0]},${at[1]})`}
    >
      <circle r={size / 2} />
      <text dy="0.36em" textAnchor="middle">
        {standsFor(members)}
      </text>
    </g>
  );
}
