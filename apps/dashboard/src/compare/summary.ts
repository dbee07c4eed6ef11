import type { CaseChange, Counted, KpiTurn, UnitChanges } from '@nhip-xa/contract';
import { writeMoment } from '../shell/past';

/** The two moments as the addresses of evidence carry them; '' is now. */
export interface LinkMoments {
  before: string;
  after: string;
  /** The same to the last fraction of a second: by these it was counted. */
  exactly: readonly [from: string, to: string];
}

export const momentsOfLinks = ({ from, to, present }: UnitChanges): LinkMoments => ({
  before: writeMoment(Date.parse(from)),
  after: present ? '' : writeMoment(Date.parse(to)),
  exactly: [from, to],
});

/** How many KPIs turned so. */
export const turnedCount = ({ kpis }: UnitChanges, turn: KpiTurn): number =>
  kpis.filter((change) => change.turn === turn).length;

export function isUnchanged({ kpis, cases, sources, units }: UnitChanges): boolean {
  const counted: (Counted<unknown> | undefined)[] = [
    cases?.came,
    cases?.closed,
    cases?.late,
    cases?.told,
    sources.silent,
    sources.back,
    units ?? undefined,
  ];
  return kpis.length === 0 && counted.every((one) => (one?.count ?? 0) === 0);
}

/** Each in the order in which the newest are listed. */
const ORDERS: Partial<Record<CaseChange, string>> = {
  closed: '-closedAt',
  late: '-effectiveDueAt',
};

/** The list of all cases that are counted here, by the same rule. */
export const allCases = (
  changed: CaseChange,
  { after, exactly: [changedFrom, changedTo] }: LinkMoments,
): Record<string, string> => {
  const sort = ORDERS[changed];
  return { changed, changedFrom, changedTo, at: after, ...(sort !== undefined && { sort }) };
};
