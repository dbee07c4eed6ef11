import type { SourceKind } from '@nhip-xa/contract';
import type { ReactElement } from 'react';
import './area-map.css';

/** A source by its kind, a case, or the gauge of a river that is a danger. */
export type PointForm = SourceKind | 'case' | 'river';
/** Sources come and go, cases are open or overdue; what a gauge measures warns, or is critical. */
export type PointState = 'online' | 'offline' | 'open' | 'overdue' | 'warning' | 'critical';

/** Each kind has an outline of its own, in a square of 16. */
const OUTLINES: Readonly<Record<PointForm, string>> = {
  service: 'M2 3h12v10H2z',
  camera: 'M1.5 4h9v3l4-2v6l-4-2v3h-9z',
  device: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  speaker: 'M2 6h3.5l5-4v12l-5-4H2z',
  link: 'M8 1.5l6.5 6.5L8 14.5L1.5 8z',
  gateway: 'M4.8 2h6.4l3.2 6l-3.2 6H4.8L1.6 8z',
  case: 'M8 15.2L3.6 8.9a5.2 5.2 0 1 1 8.8 0z',
  river: 'M8 .4C10.8 4 13.7 6.8 13.7 10a5.7 5.7 0 0 1-11.4 0C2.3 6.8 5.2 4 8 .4z',
};

/** Water within the drop. */
const WAVES = 'M4.2 9.4q1.9-1.8 3.8 0t3.8 0M4.9 12.4q1.55-1.5 3.1 0t3.1 0';

interface PointMarkProps {
  form: PointForm;
  state: PointState;
}

/**
 * The mark of a source or a case. By form and not by colour alone: what is online is filled, what is
 * offline is a broken outline that is struck through, what is overdue is filled and has a bar in it, a
 * river that is a danger is a drop with waves.
 */
export function PointMark({ form, state }: PointMarkProps): ReactElement {
  return (
    <svg className="point-mark" data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      <Shape form={form} state={state} />
    </svg>
  );
}

interface PointShapeProps extends PointMarkProps {
  at: readonly [x: number, y: number];
  size: number;
}

/** The same mark within another drawing, its middle at a point. */
export function PointShape({ form, state, at: [x, y], size }: PointShapeProps): ReactElement {
  const corner = `${x - size / 2},${y - size / 2}`;
  return (
    <g
      className="point-mark"
      data-state={state}
      transform={`translate(${corner}) scale(${size / 16})`}
    >
      <Shape form={form} state={state} />
    </g>
  );
}

function Shape({ form, state }: PointMarkProps): ReactElement {
  return (
    <>
      <path className="point-mark__body" d={OUTLINES[form]} />
      {state === 'offline' ? <path className="point-mark__strike" d="M1 15L15 1" /> : null}
      {form === 'river' ? <path className="point-mark__waves" d={WAVES} /> : null}
      {state === 'overdue' ? <path className="point-mark__bar" d="M8 2.6v4.2m0 1.4v1.6" /> : null}
    </>
  );
}
