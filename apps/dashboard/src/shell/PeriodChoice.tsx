import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { PERIOD_NAMES, type Period } from '../api/periods';

interface PeriodChoiceProps {
  /** Null: another span than any of these. */
  period: Period | null;
  choose: (period: Period) => void;
}

/** Which period a chart shows. */
export function PeriodChoice({ period, choose }: PeriodChoiceProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="segments" role="group" aria-label={t('kpi.period')}>
      {PERIOD_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === period}
          onClick={() => choose(name)}
        >
          {t(`period.${name}`)}
        </button>
      ))}
    </div>
  );
}
