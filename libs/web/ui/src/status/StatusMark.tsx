import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import type { ReactElement } from 'react';
import { useTexts, type TextKey } from '../i18n/texts';

/** Each status has its own shape as well as its colour: a person may not tell the colours apart. */
const SHAPES: Record<KpiStatus, ReactElement> = {
  good: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M5 8.3l2.1 2.1L11 6.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  warning: (
    <path
      fillRule="evenodd"
      fill="currentColor"
      d="M8 .9L15.7 14.6H.3zM7 5.8v4.4h2V5.8zm0 5.5v1.9h2v-1.9z"
    />
  ),
  critical: (
    <path
      fillRule="evenodd"
      fill="currentColor"
      d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9zM6.9 3.5v5.2h2.2V3.5zm0 6.7v2.2h2.2v-2.2z"
    />
  ),
  stale: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="2.6 2.6"
      />
      <path d="M4 12L12 4" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  none: <path d="M3 8h10" stroke="currentColor" strokeWidth="1.8" />,
};

/** What is good but has not reached its target has no tick. */
const BELOW = <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.8" />;

/** The shape of a status. Its word stands beside it, so it is silent to a reader of the page. */
export function StatusMark({ status, aim }: StatusProps): ReactElement {
  return (
    <svg className="mark" data-status={status} viewBox="0 0 16 16" aria-hidden="true">
      {status === 'good' && aim === 'below' ? BELOW : SHAPES[status]}
    </svg>
  );
}

/** The same shape within another drawing, so many pixels high, its upper left corner at a point. */
export function StatusShape({ status, x, y, size }: StatusShapeProps): ReactElement {
  return (
    <g className="mark" data-status={status} transform={`translate(${x},${y}) scale(${size / 16})`}>
      {SHAPES[status]}
    </g>
  );
}

interface StatusShapeProps {
  status: KpiStatus;
  x: number;
  y: number;
  size: number;
}

/** Whether what is good has reached its target: it has or there is none, it has not, or nobody knows. */
export type Aim = 'met' | 'below' | 'unknown';

const GOOD = { met: 'status.good', below: 'status.within', unknown: 'status.normal' } as const;

/** The word of a status. */
export const statusKey = (status: KpiStatus, aim: Aim = 'met'): TextKey =>
  status === 'good' ? GOOD[aim] : `status.${status}`;

export const aimOf = ({ belowTarget }: Pick<KpiValue, 'belowTarget'>): Aim =>
  belowTarget ? 'below' : 'met';

interface StatusProps {
  status: KpiStatus;
  aim?: Aim;
}

/** Shape and word of a status. */
export function StatusBadge({ status, aim }: StatusProps): ReactElement {
  const { t } = useTexts();
  return (
    <span className="badge" data-status={status}>
      <StatusMark status={status} {...(aim && { aim })} />
      {t(statusKey(status, aim))}
    </span>
  );
}

/** The badge before the words since when; of a silence those words say all, so its shape is enough. */
export function StateMark({ status, aim }: StatusProps): ReactElement {
  const silent = status === 'stale' || status === 'none';
  return silent ? (
    <StatusMark status={status} />
  ) : (
    <StatusBadge status={status} {...(aim && { aim })} />
  );
}
