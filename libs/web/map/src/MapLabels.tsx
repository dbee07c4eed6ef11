import type { KpiStatus } from '@nhip-xa/contract';
import { StatusShape } from '@nhip-xa/web-ui';
import { memo, type ReactElement } from 'react';
import { UNKNOWN } from './area-labels';
import { LINE, MARK, type Measure, type PlacedLabel } from './labels';
import type { AreaStates } from './map-plan';

interface MapLabelsProps {
  labels: readonly PlacedLabel[];
  states: AreaStates;
  measure: Measure;
  textPx: number;
}

/** The labels of areas: mark and number above, name below. */
export function MapLabels({ labels, states, measure, textPx }: MapLabelsProps): ReactElement {
  return (
    <g aria-hidden="true">
      {labels.map((label) => (
        <Label
          key={label.key}
          label={label}
          status={(states?.get(label.key) ?? UNKNOWN).status}
          measure={measure}
          textPx={textPx}
        />
      ))}
    </g>
  );
}

interface LabelProps {
  label: PlacedLabel;
  status: KpiStatus;
  measure: Measure;
  textPx: number;
}

const Label = memo(function Label({ label, status, measure, textPx }: LabelProps): ReactElement {
  const { box, lines, marked } = label;
  const middle = box.x + box.width / 2;
  const markPx = marked ? textPx * MARK : 0;
  const firstPx = lines[0] === undefined ? textPx : measure(lines[0]) + markPx;
  const left = middle - firstPx / 2;
  const centreOf = (line: number): number => box.y + (line + 0.5) * textPx * LINE;
  return (
    <g className="area-map__label" data-unit={label.key} data-status={status}>
      {marked ? (
        <StatusShape status={status} x={left} y={centreOf(0) - textPx / 2} size={textPx} />
      ) : null}
      {lines.map((line, at) => (
        <text
          key={at}
          x={at === 0 ? left + markPx : middle}
          y={centreOf(at)}
          dy="0.36em"
          textAnchor={at === 0 ? 'start' : 'middle'}
        >
          {line}
        </text>
      ))}
    </g>
  );
});
