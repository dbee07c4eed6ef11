import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { MapArea, MapPlan } from './map-plan';

interface MapNotesProps {
  plan: MapPlan;
  areas: readonly MapArea[];
  called: string;
}

/** Names told of those that have no place; the list beside the map has all of them. */
const NAMED = 3;

/** What must be known to read the map: which borders are guessed, and who is not on it. */
export function MapNotes({ plan, areas, called }: MapNotesProps): ReactElement | null {
  const { t } = useTexts();
  const guessed = plan.areas.some(({ approximate }) => approximate);
  const missing = areas.filter(({ code }) => plan.unplaced.includes(code));
  if (!guessed && missing.length === 0) return null;
  const names = missing.slice(0, NAMED).map(({ name }) => name);
  const more = missing.length - names.length;
  return (
    <figcaption className="area-map__notes">
      {guessed ? <span className="area-map__guessed">{t('map.approximate')}</span> : null}
      {missing.length > 0 ? (
        <span>
          {t('map.unplaced', { names: names.join(', ') })}
          {more > 0 ? ` ${t('map.unplacedMore', { more, called })}` : null}
        </span>
      ) : null}
    </figcaption>
  );
}
