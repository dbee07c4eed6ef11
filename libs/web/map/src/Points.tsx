import type { ReactElement } from 'react';
import { LINE, type PlacedLabel } from './labels';
import { isCounted, isTroubled, markSize, type PointCluster } from './point-plan';
import { PointShape } from './point-shapes';

interface PointsProps {
  found: readonly PointCluster[];
  named: readonly PlacedLabel[];
  textPx: number;
}

/** The marks of sources and cases, the worst drawn last and so on top, and the names of some. */
export function Points({ found, named, textPx }: PointsProps): ReactElement {
  const troubled = new Set(
    found.flatMap(({ members }) => members.filter(isTroubled).map(({ key }) => key)),
  );
  return (
    <g aria-hidden="true">
      {[...found].reverse().map((cluster) => (
        <Mark key={cluster.members[0]?.key} cluster={cluster} textPx={textPx} />
      ))}
      {named.map(({ key, lines, box, anchor }) => (
        <text
          key={key}
          className="area-map__name"
          data-landmark={!troubled.has(key)}
          x={X_OF[anchor](box.x, box.width)}
          y={box.y + (textPx * LINE) / 2}
          dy="0.36em"
          textAnchor={anchor}
        >
          {lines[0]}
        </text>
      ))}
    </g>
  );
}

const X_OF = {
  start: (x: number) => x,
  middle: (x: number, width: number) => x + width / 2,
  end: (x: number, width: number) => x + width,
};

function Mark({ cluster, textPx }: { cluster: PointCluster; textPx: number }): ReactElement | null {
  const { at, members } = cluster;
  const [first] = members;
  if (!first) return null;
  if (isCounted(cluster)) return <Many cluster={cluster} textPx={textPx} />;
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
      data-count={members.length}
      transform={`translate(${at[0]},${at[1]})`}
    >
      <circle r={size / 2} />
      <text dy="0.36em" textAnchor="middle">
        {members.length}
      </text>
    </g>
  );
}

interface MarkProps {
  cluster: PointCluster;
  textPx: number;
}
