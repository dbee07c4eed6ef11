import type { ApiToken } from '@nhip-xa/contract';
import { date, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

const SOON_MS = 14 * 86_400_000;

/** One that ended, or will soon, says so in words. */
export function TokenEnds({ token }: { token: ApiToken }): ReactElement {
  const { t } = useTexts();
  const now = useNow(60_000);
  if (token.expiresAt === null) return <span>{t('tokens.noEnd')}</span>;
  const endsMs = momentMs(token.expiresAt);
  if (endsMs <= now) return <strong className="ops__critical">{t('tokens.ended')}</strong>;
  const day = date(endsMs);
  if (endsMs - now > SOON_MS) return <span>{day}</span>;
  return <strong className="ops__warning">{t('tokens.endsSoon', { day })}</strong>;
}
