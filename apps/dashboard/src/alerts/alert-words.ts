import type { Alert, AlertEnding } from '@nhip-xa/contract';
import {
  beganAt,
  formatValue,
  momentMs,
  spokenMoment,
  type TextKey,
  type Texts,
} from '@nhip-xa/web-ui';

const ENDINGS: Record<AlertEnding, TextKey> = {
  good: 'alerts.endingGood',
  'switched-off': 'alerts.endingSwitchedOff',
  'unit-ended': 'alerts.endingUnitEnded',
};

type Reader = Pick<Texts, 't' | 'language'> & { nowMs: number; unsure?: boolean };

/** What is said of an alert besides its KPI, its status and who acknowledged it, part by part. */
export function alertWords(alert: Alert, uom: string, reader: Reader): string[] {
  const { t, language, nowMs } = reader;
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
    ...sinceWords(alert, reader),
    ...grew,
    ...(lost ? [t('alerts.stale')] : []),
    ...(now?.status === 'good' ? [t('alerts.goodSoon')] : []),
  ];
}

/** An alert opens when its KPI was bad for long enough, or when that was found: later than it began. */
const OPENED_AFTER_MS = 60_000;

/** Since when, in the words of its KPI; and when it opened, where that is another moment. */
function sinceWords({ now, status, openedAt }: Alert, reader: Reader): string[] {
  const { t, language, nowMs } = reader;
  const opened = spokenMoment(momentMs(openedAt), nowMs, language);
  if (now?.since === undefined || now.status !== status) {
    return [t('alerts.opened', { moment: opened })];
  }
  const apart = Math.abs(momentMs(openedAt) - momentMs(now.since)) > OPENED_AFTER_MS;
  const began = beganAt({ since: now.since, found: now.found }, reader);
  return [began, ...(apart ? [t('alerts.opened', { moment: opened })] : [])];
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
