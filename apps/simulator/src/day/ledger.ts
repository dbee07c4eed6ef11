import { HOUR_MS, isoDay, startOfLocalDay, weekday } from '@nhip-xa/domain';
import type { Commune } from '../province/communes';
import { LEDGER } from '../province/services';
import type { Planned } from './messages';
import { tellerOf } from './teller';

const THOUSAND_VND = 1_000;
const FRIDAY = 5;
const ENTRY_HOUR = 16;
/** What an hour of an official's work costs, overheads with it. */
const HOUR_VND = 90_000;

/** What a week is worth to a commune of 20,000 people, in thousands of dong. */
const WEEKLY = [
  { of: 'labour', thousands: 3_600, basis: 'measured' },
  { of: 'recurrent', thousands: 2_400, basis: 'measured' },
  { of: 'new', thousands: 2_100, basis: 'measured' },
  { of: 'intangible', thousands: 1_500, basis: 'assumed' },
] as const;

/** What a month costs it. */
const MONTHLY = [
  { of: 'rent', thousands: 14_000 },
  { of: 'operation', thousands: 8_000 },
  { of: 'training', thousands: 4_000 },
] as const;
/** Costs are entered when the month is nearly over, and once a quarter somebody gives something. */
const COST_DAY = 25;
const GIFT_THOUSANDS = 6_000;
const GIFT_MONTHS: readonly number[] = [1, 4, 7, 10];
const GIFT_DAY = 12;

const sizeOf = ({ population }: Commune): number => Math.sqrt(population / 20_000);
/** Where more goes online, more comes of it. */
const gainOf = ({ onlineShare }: Commune): number => 1 + 2.5 * (onlineShare - 0.8);

/** The entries of a local day: value on Fridays, costs once a month. */
export function ledgerOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('ledger', LEDGER, seed, commune, day);
  const atMs = startOfLocalDay(day) + ENTRY_HOUR * HOUR_MS;
  const [, month = 0, date = 0] = isoDay(day).split('-').map(Number);
  const vnd = (thousands: number, index: number): number =>
    Math.round(thousands * sizeOf(commune) * teller.own(index).between(0.9, 1.1)) * THOUSAND_VND;
  const value = WEEKLY.map(({ of, thousands, basis }, index) => {
    const amount = vnd(thousands * gainOf(commune), index);
    return teller.event(atMs + index * 1_000, {
      ...{ id: teller.idOf('GT', of), type: 'value.entry', amount },
      attributes: {
        ...{ class: of, basis },
        ...(of === 'labour' && { hours: Math.round(amount / HOUR_VND) }),
      },
    });
  });
  const cost = MONTHLY.map(({ of, thousands }, index) =>
    teller.event(atMs + index * 1_000, {
      ...{ id: teller.idOf('CP', of), type: 'cost.entry', amount: vnd(thousands, index + 10) },
      attributes: { class: of, funding: 'budget' },
    }),
  );
  const gift = teller.event(atMs, {
    ...{ id: teller.idOf('CP', 'gop'), type: 'cost.entry', amount: vnd(GIFT_THOUSANDS, 20) },
    attributes: { class: 'capital', funding: 'contributed' },
  });
  return [
    ...(weekday(day) === FRIDAY ? value : []),
    ...(date === COST_DAY ? cost : []),
    ...(date === GIFT_DAY && GIFT_MONTHS.includes(month) ? [gift] : []),
  ];
}
