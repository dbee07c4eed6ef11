import type { PolicyPeriodEntry, SetDeadlinePolicy } from '@nhip-xa/contract';

type Values = Readonly<Record<string, string | undefined>>;

/** A number as people type it, `1,5`; what is none is left to the server to refuse. */
const typedNumber = (text: string | undefined): number | null =>
  text === undefined || text.trim() === '' ? null : Number(text.trim().replace(',', '.'));

function periodOf(values: Values, name: 'intake' | 'resolve'): PolicyPeriodEntry | null {
  const amount = typedNumber(values[name]);
  if (amount === null) return null;
  return {
    amount,
    amountOnDayOff: typedNumber(values[`${name}Off`]),
    unit: values[`${name}Unit`] as PolicyPeriodEntry['unit'],
  };
}

/** A policy as the form has it: what was left empty is any, or not set. */
export const policyOf = (unit: string, values: Values): Omit<SetDeadlinePolicy, 'kind'> => ({
  unit,
  channel: values['channel']?.trim() || null,
  severity: (values['severity'] || null) as SetDeadlinePolicy['severity'],
  intake: periodOf(values, 'intake'),
  resolve: periodOf(values, 'resolve'),
});
