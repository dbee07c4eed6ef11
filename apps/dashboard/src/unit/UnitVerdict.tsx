import type { KpiValue } from '@nhip-xa/contract';
import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { needsDecision } from './needs-decision';

/** In one line: whether anything needs a decision, and whether a feed fell silent. */
export function UnitVerdict({ values }: { values: readonly KpiValue[] }): ReactElement {
  const { t } = useTexts();
  const critical = values.some(({ status }) => status === 'critical');
  const trouble = values.filter(needsDecision);
  const stale = values.filter(({ status }) => status === 'stale');
  const calm = trouble.length === 0 && stale.length === 0;
  // Where nothing is measured nothing is known to be well.
  const measured = values.some(({ status }) => status === 'good');
  return (
    <p className="verdict" role="status">
      {calm ? (
        <span className="verdict__part">
          <StatusMark status={measured ? 'good' : 'none'} />
          {t(measured ? 'unit.calm' : 'wall.nothing')}
        </span>
      ) : null}
      {trouble.length > 0 ? (
        <span className="verdict__part">
          <StatusMark status={critical ? 'critical' : 'warning'} />
          {t('unit.trouble', { count: trouble.length })}
        </span>
      ) : null}
      {stale.length > 0 ? (
        <span className="verdict__part">
          <StatusMark status="stale" /> {t('unit.stale', { count: stale.length })}
        </span>
      ) : null}
    </p>
  );
}
