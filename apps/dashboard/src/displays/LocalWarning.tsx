import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { isLocalHost } from '../shell/local-host';

/** A link that only the server's own machine can open is told so before somebody hangs it up. */
export function LocalWarning(): ReactElement | null {
  const { t } = useTexts();
  const { hostname, host } = window.location;
  if (!isLocalHost(hostname)) return null;
  return (
    <p className="local-warning" role="note">
      {t('made.local', { host })}
    </p>
  );
}
