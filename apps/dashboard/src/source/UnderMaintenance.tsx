import type { MaintenanceWindow } from '@nhip-xa/contract';
import { momentMs, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** `đang bảo trì đến 10:32 (thay nguồn)`. */
export function UnderMaintenance({ window }: { window: MaintenanceWindow }): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(60_000);
  const moment = spokenMoment(momentMs(window.to), nowMs, language);
  return (
    <span className="maintained" data-maintenance={window.id}>
      {t('maintenance.until', { moment, why: window.why })}
    </span>
  );
}
