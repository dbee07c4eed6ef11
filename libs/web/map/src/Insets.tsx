import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { LINE, type Measure } from './labels';
import type { PlannedInset } from './map-plan';

interface InsetsProps {
  insets: readonly PlannedInset[];
  measure: Measure;
  textPx: number;
}

/** The boxes of what lies far off, each with its distance: it is not where it is drawn. */
export function Insets({ insets, measure, textPx }: InsetsProps): ReactElement {
  const { t, language } = useTexts();
  return (
    <g aria-hidden="true">
      {insets.map(({ box, room, km, names }) => {
        const away = t('map.away', { km: formatNumber(km, language) });
        const named = [[...names, away].join(' · '), away];
        const title = named.find((text) => measure(text) <= room.width) ?? '';
        return (
          <g key={`${box.x} ${box.y}`} className="area-map__inset">
            <rect {...box} rx={textPx / 5} />
            <text x={room.x} y={room.y - (textPx * LINE) / 2} dy="0.36em">
              {title}
            </text>
          </g>
        );
      })}
    </g>
  );
}
