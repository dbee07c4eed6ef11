import type { KpiStatus } from '@nhip-xa/contract';
import { memo, useId, type MouseEvent, type ReactElement } from 'react';
import { UNKNOWN } from './area-labels';
import type { AreaStates, MapPlan, PlannedArea } from './map-plan';

/** Plain: where areas have no state. */
type Look = KpiStatus | 'plain';

interface AreasProps {
  plan: MapPlan;
  states: AreaStates;
  press: ((code: string) => void) | undefined;
}

/** Borders of what is worse are drawn over those of what is better. */
const LAYERS: readonly Look[] = ['plain', 'none', 'good', 'stale', 'warning', 'critical'];

/** The areas by their state, and the unit's own border round them. */
export function Areas({ plan, states, press }: AreasProps): ReactElement {
  const hatch = useId();
  const clip = useId();
  const statusOf = ({ code }: PlannedArea): Look =>
    states ? (states.get(code) ?? UNKNOWN).status : 'plain';
  const layer = (area: PlannedArea): number => LAYERS.indexOf(statusOf(area));
  const ordered = [...plan.areas].sort((a, b) => layer(a) - layer(b));
  const drawn = (area: PlannedArea): ReactElement => (
    <Area key={area.code} area={area} status={statusOf(area)} hatch={hatch} />
  );
  const open = ({ target }: MouseEvent<SVGGElement>): void => {
    const code = (target as SVGElement).dataset['unit'];
    if (code) press?.(code);
  };
  return (
    <g aria-hidden="true" {...(press ? { 'data-press': '', onClick: open } : {})}>
      <defs>
        <pattern
          id={hatch}
          width="9"
          height="9"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="area-map__hatch-ground" width="9" height="9" />
          <path className="area-map__hatch" d="M0 0V9" />
        </pattern>
        <clipPath id={clip}>
          <path d={plan.outline} clipRule="evenodd" />
        </clipPath>
      </defs>
      {plan.outline ? <path className="area-map__ground" d={plan.outline} /> : null}
      {/* where a border bends inwards, the seams of clipped cells would run outside of it */}
      <g {...(plan.outline ? { clipPath: `url(#${clip})` } : {})}>
        {ordered.filter(({ approximate }) => approximate).map(drawn)}
      </g>
      {ordered.filter(({ approximate }) => !approximate).map(drawn)}
      {plan.outline ? (
        <path
          className="area-map__outline"
          data-approximate={plan.isOutlineGuessed}
          d={plan.outline}
        />
      ) : null}
    </g>
  );
}

interface AreaProps {
  area: PlannedArea;
  status: Look;
  hatch: string;
}

/** Drawn once; when the state changes only its colours do. */
const Area = memo(function Area({ area, status, hatch }: AreaProps): ReactElement {
  return (
    <path
      className="area-map__area"
      data-unit={area.code}
      data-status={status}
      data-approximate={area.approximate}
      d={area.path}
      {...(status === 'stale' ? { fill: `url(#${hatch})` } : {})}
    />
  );
});
