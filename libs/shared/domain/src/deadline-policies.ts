import { isWorkingDay, type Calendar, type Period } from './calendar';
import { localDay } from './time';

export const PERIOD_UNITS = ['hours', 'workingHours', 'workingDays'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** How long something may take. */
export interface PolicyPeriod {
  amount: number;
  /** Where another amount holds for what begins on a day off (Cà Mau: 2 h, 12 h) [domain 4.7]. */
  amountOnDayOff: number | null;
  unit: PeriodUnit;
}

/** What a province, or the nation, allows for cases that come without a date of their own. */
export interface DeadlinePolicy {
  /** A nation or a province. */
  unit: string;
  kind: string;
  /** Null: whatever the channel, whatever the severity. */
  channel: string | null;
  severity: string | null;
  /** From opening to acceptance. */
  intake: PolicyPeriod | null;
  /** From acceptance, or opening, to the end. */
  resolve: PolicyPeriod | null;
}

/** What of a case selects its policy. */
export interface PolicySubject {
  channel: string | null;
  severity: string | null;
}

export type PolicyFinder = (subject: PolicySubject) => DeadlinePolicy | undefined;

export const NO_POLICY: PolicyFinder = () => undefined;

const tells = (policy: DeadlinePolicy, { channel, severity }: PolicySubject): boolean =>
  (policy.channel === null || policy.channel === channel) &&
  (policy.severity === null || policy.severity === severity);

/** How closely a policy describes its cases: both, severity, channel, neither. */
const closeness = ({ channel, severity }: DeadlinePolicy): number =>
  (severity === null ? 0 : 2) + (channel === null ? 0 : 1);

/**
 * The most specific policy wins: of a lower level before one of a higher, then one that names
 * channel and severity, then severity, then channel, then neither.
 */
export class PolicyBook {
  private readonly byUnitAndKind = new Map<string, DeadlinePolicy[]>();

  constructor(
    policies: readonly DeadlinePolicy[] = [],
    private readonly parents: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const policy of policies) {
      const key = `${policy.unit} ${policy.kind}`;
      this.byUnitAndKind.set(key, [...(this.byUnitAndKind.get(key) ?? []), policy]);
    }
    for (const list of this.byUnitAndKind.values()) {
      list.sort((a, b) => closeness(b) - closeness(a));
    }
  }

  /** Finds the policy for the cases of one kind of a unit. */
  of(kind: string, unit: string): PolicyFinder {
    const lists: DeadlinePolicy[][] = [];
    for (const level of this.levelsOf(unit)) {
      const list = this.byUnitAndKind.get(`${level} ${kind}`);
      if (list) lists.push(list);
    }
    if (lists.length === 0) return NO_POLICY;
    return (subject) => {
      for (const list of lists) {
        const found = list.find((policy) => tells(policy, subject));
        if (found) return found;
      }
      return undefined;
    };
  }

  private levelsOf(unit: string): Set<string> {
    const levels = new Set<string>();
    for (let at: string | undefined = unit; at !== undefined && !levels.has(at);) {
      levels.add(at);
      at = this.parents.get(at);
    }
    return levels.add('VN');
  }
}

/** The period that holds for what begins at a moment. */
export function periodFrom(calendar: Calendar, atMs: number, period: PolicyPeriod): Period {
  const { amount, amountOnDayOff, unit } = period;
  const isOff = amountOnDayOff !== null && !isWorkingDay(calendar, localDay(atMs));
  return { [unit]: isOff ? amountOnDayOff : amount } as unknown as Period;
}
