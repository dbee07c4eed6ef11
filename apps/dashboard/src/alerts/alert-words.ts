import type { Alert, AlertEnding } from '@nhip-xa/contract';
import { formatValue, momentMs, spokenMoment, type TextKey, type Texts } from '@nhip-xa/web-ui';

const ENDINGS: Record<AlertEnding, TextKey> = {
  good: 'alerts.endingGood',
  'switched-off': 'alerts.endingSwitchedOff',
  'unit-ended': 'alerts.endingUnitEnded',
};

type Reader = Pick<Texts, 't' | 'language'> & { nowMs: number };

/** What is said of an alert besides its KPI, its status and who acknowledged it, part by part. */
export function alertWords(alert: Alert, uom: string, { t, language, nowMs }: Reader): string[] {
  const moment = (at: string): string => spokenMoment(momentMs(at), nowMs, language);
  const { closedAt, closedWhy, now, openedAt, status, worst } = alert;
  const grew = worst === status ? [] : [t('alerts.worst', { status: t(`status.${worst}`) })];
  if (closedAt !== null) {
    const span = t('alerts.span', { from: moment(openedAt), to: moment(closedAt) });
    return [span, ...grew, ...(closedWhy ? [t(ENDINGS[closedWhy])] : [])];
  }
  const { text, unit } = formatValue(now?.value ?? null, uom, language);
  const lost = now === null || now.status === 'stale' || now.status === 'none';
  return [
    t('alerts.now', { value: `${text} ${unit}`.trim() }),
    t('alerts.since', { moment: moment(openedAt) }),
    ...grew,
    ...(lost ? [t('alerts.stale')] : []),
    ...(now?.status === 'good' ? [t('alerts.goodSoon')] : []),
  ];
}

/** Who acknowledged it, when and with which word; null: nobody has. */
export function acknowledgedWords(alert: Alert, { t, language, nowMs }: Reader): string | null {
  const { acknowledgedAt, acknowledgedBy, word } = alert;
  if (acknowledgedAt === null) return null;
  return t('alerts.acknowledged', {
    by: acknowledgedBy ?? '',
    moment: spokenMoment(momentMs(acknowledgedAt), nowMs, language),
    word: word ?? '',
  });
}
