import { useTexts } from '@nhip-xa/web-ui';
import type { Connection } from '@nhip-xa/web-live';
import type { ReactElement } from 'react';

/** How the live connection stands: a filled dot when it does, a ring when not, and the word. */
export function LiveMark({ connection }: { connection: Connection }): ReactElement {
  const { t } = useTexts();
  return (
    <span className="live-dot" data-connection={connection}>
      {t(`live.${connection}`)}
    </span>
  );
}
