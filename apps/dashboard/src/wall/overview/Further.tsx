import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Counts } from './overview-parts';

/** What needs a decision and has no place of its own is counted in words. */
export function Further({ unit, counts }: { unit: string; counts: Counts }): ReactElement {
  const { t } = useTexts();
  const { critical, warning } = counts;
  return (
    <article className="wall-further" data-unit={unit} role="status">
      <h3>{t('wall.further', { count: critical + warning })}</h3>
      <p>
        {[
          critical > 0 ? t('wall.furtherCritical', { count: critical }) : '',
          warning > 0 ? t('wall.furtherWarning', { count: warning }) : '',
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
    </article>
  );
}
