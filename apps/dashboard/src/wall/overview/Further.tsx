import { QrCode, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Counts } from './overview-parts';

interface FurtherProps {
  unit: string;
  /** Of what has no place of its own. */
  counts: Counts;
  /** Where single entries have no room for a code, one opens the whole list. */
  hasCode: boolean;
}

/** What needs a decision and has no place of its own is counted in words; a phone has the whole list. */
export function Further({ unit, counts, hasCode }: FurtherProps): ReactElement {
  const { t } = useTexts();
  const { critical, warning } = counts;
  const count = critical + warning;
  return (
    <article className="wall-further" data-unit={unit} data-code={hasCode}>
      {hasCode ? (
        <QrCode
          text={`${window.location.origin}/u/${encodeURIComponent(unit)}/alerts`}
          label={t('wall.scan', { name: t('wall.list') })}
        />
      ) : null}
      <div>
        {count > 0 ? <h3>{t('wall.further', { count })}</h3> : null}
        {count > 0 ? (
          <p>
            {[
              critical > 0 ? t('wall.furtherCritical', { count: critical }) : '',
              warning > 0 ? t('wall.furtherWarning', { count: warning }) : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
        ) : null}
        {hasCode ? <p>{t('wall.openList')}</p> : null}
      </div>
    </article>
  );
}
