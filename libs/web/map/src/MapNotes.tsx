import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import type { MapArea, MapPlan } from './map-plan';

interface MapNotesProps {
  plan: MapPlan;
  areas: readonly MapArea[];
  /** Null: those without a place are not told. */
  called: string | null;
  /** What else is told below the map. */
  children?: ReactNode;
}

/** Names told of those that have no place; the list beside the map has all of them. */
const NAMED = 3;

/** What must be known to read the map: which borders are guessed, and who is not on it. */
export function MapNotes({ plan, areas, called, children }: MapNotesProps): ReactElement | null {
  const { t } = useTexts();
  const guessed = plan.isOutlineGuessed || plan.areas.some(({ approximate }) => approximate);
  const missing = called === null ? [] : areas.filter(({ code }) => plan.unplaced.includes(code));
  if (!guessed && missing.length === 0 && !children) return null;
  const names = missing.slice(0, NAMED).map(({ name }) => name);
  const more = missing.length - names.length;
  return (
    <figcaption className="area-map__notes">
      {guessed ? <span className="area-map__guessed">{t('map.approximate')}</span> : null}
      {missing.length > 0 ? (
        <span>
          {t('map.unplaced', { names: names.join(', ') })}
          {more > 0 ? ` ${t('map.unplacedMore', { more, called: called ?? '' })}` : null}
        </span>
      ) : null}
      {children}
    </figcaption>
  );
}
