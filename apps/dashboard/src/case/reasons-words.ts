import type { DeadlineReasons, NamedDay } from '@nhip-xa/contract';
import { date, dateTime, formatNumber, momentMs, type Texts } from '@nhip-xa/web-ui';

type Words = Pick<Texts, 't' | 'word' | 'language'>;

/** A deadline in words: the outcome first, then how it came about, step by step. */
export interface SaidReasons {
  verdict: string;
  tone: 'good' | 'critical' | 'plain';
  steps: string[];
}

const TONES: Record<DeadlineReasons['verdict'], SaidReasons['tone']> = {
  'in-time': 'good',
  running: 'good',
  late: 'critical',
  overdue: 'critical',
  paused: 'plain',
  ended: 'plain',
  none: 'plain',
};

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;

/** `2 ngày 3 giờ`, `45 phút`: the two largest parts, rounded to the smaller of them. */
export function lengthWords(minutes: number, { t }: Pick<Words, 't'>): string {
  const whole = Math.round(Math.abs(minutes));
  const parts: string[] = [];
  const rounded = whole >= DAY_MIN ? Math.round(whole / HOUR_MIN) * HOUR_MIN : whole;
  const days = Math.floor(rounded / DAY_MIN);
  const hours = Math.floor((rounded % DAY_MIN) / HOUR_MIN);
  const left = rounded % HOUR_MIN;
  if (days > 0) parts.push(t('life.days', { count: days }));
  if (hours > 0) parts.push(t('life.hours', { count: hours }));
  if (left > 0 || parts.length === 0) parts.push(t('life.minutes', { count: left }));
  return parts.join(' ');
}

const workingWords = (minutes: number, { t, language }: Words): string =>
  t('why.workingHours', { hours: formatNumber(Math.abs(minutes) / HOUR_MIN, language) });

const at = (moment: string): string => dateTime(momentMs(moment));

/** @param policyUnit the name of whoever made the policy */
export function sayReasons(
  reasons: DeadlineReasons,
  words: Words,
  policyUnit: string,
): SaidReasons {
  const { t } = words;
  const steps = [
    ...dueSteps(reasons, words, policyUnit),
    ...reasons.changes.map((change) =>
      t('why.changed', { at: at(change.at), from: at(change.from), to: at(change.to) }),
    ),
    ...reasons.pauses.map((pause) => pauseStep(pause, words)),
    ...movedStep(reasons, words),
    ...comparedStep(reasons, words),
  ];
  return { verdict: t(`verdict.${reasons.verdict}`), tone: TONES[reasons.verdict], steps };
}

function dueSteps({ due, verdict }: DeadlineReasons, words: Words, policyUnit: string): string[] {
  const { t } = words;
  if (!due) return verdict === 'none' ? [t('why.noDue')] : [];
  if (due.basis === 'moment') return [t('why.given', { due: at(due.at) })];
  if (due.basis === 'ruled' || !due.period) return [t('why.ruled', { due: at(due.at) })];
  const { amount, unit } = due.period;
  const period = t(`period.${unit}`, { amount: formatNumber(amount, words.language) });
  const from = t(`why.from.${due.from}`, { at: at(due.fromAt) });
  const begun =
    due.basis === 'policy'
      ? t('why.policy', { unit: policyUnit, period, from })
      : t('why.period', { period, from });
  return [begun, ...dayStep(due.days, unit, words), t('why.due', { due: at(due.at) })];
}

type Days = NonNullable<DeadlineReasons['due']>['days'];

function dayStep(days: Days, unit: string, words: Words): string[] {
  if (!days) return [];
  const { t } = words;
  const said: string[] = [];
  if (unit === 'workingDays') said.push(t('why.counted', { count: days.counted }));
  if (days.skipped.length > 0) {
    const more = days.more > 0 ? t('why.more', { count: days.more }) : '';
    said.push(t('why.skipped', { days: dayList(days.skipped, words) + more }));
  }
  if (days.exchanged.length > 0) {
    said.push(t('why.exchanged', { days: dayList(days.exchanged, words) }));
  }
  return said.length === 0 ? [] : [`${said.join('. ')}.`];
}

/** `02/09 Quốc khánh, 05/09 thứ Bảy`. */
const dayList = (days: readonly NamedDay[], { t }: Words): string =>
  days
    .map(({ day, name }) => {
      const ms = Date.parse(`${day}T12:00:00+07:00`);
      const weekday = new Date(ms).getUTCDay();
      const plain = weekday === 6 ? t('why.saturday') : weekday === 0 ? t('why.sunday') : '';
      return `${date(ms).slice(0, 5)} ${name ?? plain}`.trim();
    })
    .join(', ');

function pauseStep(pause: DeadlineReasons['pauses'][number], words: Words): string {
  const { t, word } = words;
  const why = word('state', pause.why);
  const from = at(pause.from);
  if (pause.to === null) return t('why.pauseOpen', { why, from });
  const span = { why, from, to: at(pause.to) };
  if (pause.finalBy !== null) return t('why.pauseFinal', { ...span, at: at(pause.finalBy) });
  return t('why.pause', {
    ...span,
    length: lengthWords(pause.movedMinutes, words),
    working: workingWords(pause.workingMinutes, words),
  });
}

function movedStep({ movedMinutes, effectiveDueAt }: DeadlineReasons, words: Words): string[] {
  if (effectiveDueAt === null || movedMinutes === 0) return [];
  const length = lengthWords(movedMinutes, words);
  return [words.t('why.moved', { length, due: at(effectiveDueAt) })];
}

function comparedStep({ past, judgedAt, verdict }: DeadlineReasons, words: Words): string[] {
  if (!past || verdict === 'ended') return [];
  const { t } = words;
  const closed = verdict === 'late' || verdict === 'in-time';
  const who = t(closed ? 'why.closedAt' : 'why.nowAt', { at: at(judgedAt) });
  const length = lengthWords(past.minutes, words);
  const working = workingWords(past.workingMinutes, words);
  const side = past.minutes > 0 ? 'why.after' : 'why.before';
  return [t(side, { who, length, working })];
}
