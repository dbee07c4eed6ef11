import './history-band.css';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useFreshPast, useUnfinishedPast } from './history-state';

interface HistoryBandProps {
  unit: string;
  /** The last moment that the page shows, in ms; the present unless stated. */
  untilMs?: number | undefined;
}

/** Says that the past of a unit is still being reckoned anew, so that nobody takes half of it for all. */
export function HistoryBand({ unit, untilMs }: HistoryBandProps): ReactElement | null {
  const { t } = useTexts();
  useFreshPast(unit);
  const past = useUnfinishedPast(unit, untilMs);
  if (!past) return null;
  const { communes, done } = past;
  return (
    <p className="history-band" role="status">
      <strong>{t('history.reckoning')}</strong>
      <span>
        {communes === 1 ? t('history.reckoningOne') : t('history.reckoningHow', { communes, done })}
      </span>
    </p>
  );
}
