import type { KpiStatus } from '@nhip-xa/contract';
import {
  COMMUNE,
  NOON,
  local,
  measured,
  november,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

/** A register that speaks once a month. */
const register = (id: string): WorkedSource => ({
  id,
  kind: 'service',
  unit: COMMUNE,
  heartbeatSeconds: 2_592_000,
});
export const REGISTERS = [register('one'), register('other'), register('old')];

/** A minute more and a minute less than a statistic stays fresh. */
export const AGES = {
  day: { tooOld: november(19, '11:59'), inTime: november(19, '12:01') },
  month: { tooOld: local('2026-10-21', '11:59'), inTime: local('2026-10-21', '12:01') },
} as const;

/** A statistic of two registers in time and one too old; the sum by hand beside it. */
interface Row {
  kpi: string;
  metrics: readonly [part: string, whole: string];
  age: keyof typeof AGES;
  /** Part and whole of the first register, then of the second. */
  one: readonly [number, number];
  other: readonly [number, number];
  numerator: number;
  denominator: number;
  value: number;
  status: KpiStatus;
  reckoning: string;
}

const row = (
  kpi: string,
  metrics: Row['metrics'],
  age: Row['age'],
  one: Row['one'],
  other: Row['other'],
  sides: readonly [numerator: number, denominator: number, value: number],
  status: KpiStatus,
  reckoning: string,
): Row => {
  const [numerator, denominator, value] = sides;
  return { kpi, metrics, age, one, other, numerator, denominator, value, status, reckoning };
};

const ROWS: readonly Row[] = [
  row(
    ...(['records-digitised', ['records_digitised', 'records_total'], 'month'] as const),
    ...([[90, 100], [70, 100], [160, 200, 80], 'good'] as const),
    '100 × (90 + 70) / (100 + 100) = 80 %, not under 80.',
  ),
  row(
    ...(['files-digitised', ['files_digitised', 'files_total'], 'month'] as const),
    ...([[90, 100], [89, 100], [179, 200, 89.5], 'warning'] as const),
    '100 × (90 + 89) / (100 + 100) = 89,5 %, under 90.',
  ),
  row(
    ...(['mailboxes-issued', ['mailboxes', 'staff_total'], 'day'] as const),
    ...([[40, 40], [9, 10], [49, 50, 98], 'warning'] as const),
    '100 × (40 + 9) / (40 + 10) = 98 %, under 100.',
  ),
  row(
    ...(['shared-systems-used', ['systems_used', 'systems_assigned'], 'day'] as const),
    ...([[9, 10], [9, 10], [18, 20, 90], 'good'] as const),
    '100 × (9 + 9) / (10 + 10) = 90 %, not under 90.',
  ),
  row(
    ...([
      'sector-systems-used',
      ['sector_systems_used', 'sector_systems_assigned'],
      'day',
    ] as const),
    ...([[3, 5], [2, 5], [5, 10, 50], 'critical'] as const),
    '100 × (3 + 2) / (5 + 5) = 50 %, under 60.',
  ),
  row(
    ...(['official-followers', ['followers', 'adults'], 'day'] as const),
    ...([[40, 100], [20, 100], [60, 200, 30], 'good'] as const),
    '100 × (40 + 20) / (100 + 100) = 30 %, not under 30.',
  ),
  row(
    ...(['households-reached', ['households_reached', 'households'], 'month'] as const),
    ...([[80, 100], [79, 100], [159, 200, 79.5], 'warning'] as const),
    '100 × (80 + 79) / (100 + 100) = 79,5 %, under 80.',
  ),
  row(
    ...(['endpoints-protected', ['endpoints_protected', 'endpoints'], 'day'] as const),
    ...([[20, 20], [18, 20], [38, 40, 95], 'good'] as const),
    '100 × (20 + 18) / (20 + 20) = 95 %, not under 95.',
  ),
  row(
    ...(['households-fibre', ['households_fibre', 'households'], 'month'] as const),
    ...([[50, 100], [30, 100], [80, 200, 40], 'warning'] as const),
    '100 × (50 + 30) / (100 + 100) = 40 %: under 65, not under 40.',
  ),
  row(
    ...(['smartphone-adults', ['smartphone_adults', 'adults'], 'month'] as const),
    ...([[60, 100], [39, 100], [99, 200, 49.5], 'critical'] as const),
    '100 × (60 + 39) / (100 + 100) = 49,5 %, under 50.',
  ),
  row(
    ...(['adults-trained', ['adults_trained', 'adults'], 'month'] as const),
    ...([[60, 100], [40, 100], [100, 200, 50], 'good'] as const),
    '100 × (60 + 40) / (100 + 100) = 50 %, not under 50.',
  ),
  row(
    ...(['bank-adults', ['bank_adults', 'adults'], 'month'] as const),
    ...([[75, 100], [74, 100], [149, 200, 74.5], 'warning'] as const),
    '100 × (75 + 74) / (100 + 100) = 74,5 %, under 75.',
  ),
  row(
    ...(['vssid-users', ['vssid_users', 'insured'], 'month'] as const),
    ...([[70, 100], [50, 100], [120, 200, 60], 'good'] as const),
    '100 × (70 + 50) / (100 + 100) = 60 %, not under 60.',
  ),
];

function caseOf({ kpi, metrics, age, one, other, reckoning, ...expected }: Row): WorkedCase {
  const [part, whole] = metrics;
  const { tooOld, inTime } = AGES[age];
  const values = ([a, b]: readonly [number, number]) => ({ [part]: a, [whole]: b });
  const { numerator, denominator, value, status } = expected;
  return {
    ...{ kpi, at: NOON, sources: REGISTERS, reckoning },
    title: { vi: 'Hai nguồn còn báo, một nguồn đã cũ', en: 'Two registers in time, one too old' },
    said: [
      measured('one', [[inTime, values(one)]]),
      measured('other', [
        [inTime, values([1, 1_000])],
        [november(20), values(other)],
      ]),
      measured('old', [[tooOld, values([7, 1_000])]]),
    ],
    expect: { numerator, denominator, value, status },
  };
}

export const FURTHER_STATISTIC_CASES: readonly WorkedCase[] = ROWS.map(caseOf);
