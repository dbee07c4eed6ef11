import type { KpiDefinition, Threshold } from '@nhip-xa/contract';

/** Vietnamese numbers: `1.234,5`. */
export const number = (value: number, digits = 2): string =>
  value.toLocaleString('vi-VN', { maximumFractionDigits: digits });

/** `20/11/2026 12:00` of a moment written with +07:00; seconds where there are any. */
export function momentWords(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(:\d{2})/.exec(iso) ?? [];
  const [, year, month, day, time, seconds] = parts;
  return `${day}/${month}/${year} ${time}${seconds === ':00' ? '' : seconds}`;
}

const NAMED_WINDOWS: Readonly<Record<string, string>> = {
  now: 'as things stand at the moment',
  today: 'today from 00:00',
  month: 'the calendar month',
  quarter: 'the calendar quarter',
  year: 'the calendar year',
};

export function windowWords(window: string): string {
  const named = NAMED_WINDOWS[window];
  if (named) return named;
  const days = /^P(\d+)D$/.exec(window)?.[1];
  if (days) return `${days} local days: today and the ${Number(days) - 1} before`;
  const [, amount, unit] = /^PT(\d+)([HM])$/.exec(window) ?? [];
  return `the last ${amount} ${unit === 'H' ? 'hours' : 'minutes'}, rolling`.replace(
    /^the last 1 hours/,
    'the last hour',
  );
}

export function durationWords(seconds: number): string {
  const [amount, unit] =
    seconds % 86_400 === 0
      ? [seconds / 86_400, 'day']
      : seconds % 3_600 === 0
        ? [seconds / 3_600, 'hour']
        : seconds % 60 === 0
          ? [seconds / 60, 'minute']
          : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '>=': '≥ ',
  '>': '> ',
  '<=': '≤ ',
  '<': '< ',
  '==': '= ',
};

export function thresholdWords(threshold: Threshold | null): string {
  if (!threshold) return '–';
  const [[rule, bound]] = Object.entries(threshold) as [[string, number | [number, number]]];
  if (Array.isArray(bound)) return `outside ${number(bound[0])}–${number(bound[1])}`;
  switch (rule) {
    case 'growthBelow':
      return `growth < ${number(bound)} %`;
    case 'growthAbove':
      return `growth > ${number(bound)} %`;
    case 'perThousandBelow':
      return `< ${number(bound)} per 1.000 people`;
    case 'perThousandAbove':
      return `> ${number(bound)} per 1.000 people`;
    default:
      return `${SIGNS[rule] ?? rule}${number(bound)}`;
  }
}

export const ROLL_UP_WORDS: Readonly<Record<KpiDefinition['rollUp'], string>> = {
  sum: 'the sum of its communes',
  ratio: 'the sum of the numerators over that of the denominators',
  max: 'its highest commune',
  min: 'its lowest commune',
  formula: 'the same formula over the roll-ups of its parts',
};

/** When an alert opens and closes, where that takes patience. */
export function alertingWords(
  { alerting, uom }: Pick<KpiDefinition, 'alerting' | 'uom'>,
  reason: string | undefined,
): string | undefined {
  if (!alerting) return undefined;
  const { badForSeconds: bad, goodForSeconds: good, hysteresis } = alerting;
  const parts = [
    ...(bad ? [`opens when it was bad for ${durationWords(bad)}`] : []),
    ...(good ? [`closes when it was good for ${durationWords(good)}`] : []),
    ...(hysteresis ? [`closes ${number(hysteresis)} ${uom} inside its threshold`] : []),
  ];
  return `${parts.join(', ')}${reason ? `: ${reason}` : ''}`;
}
