import type { Counted, KpiTurn, UnitChanges } from '@nhip-xa/contract';
import { writeMoment } from '../shell/past';

/** The two moments as the addresses of evidence carry them; '' is now. */
export interface LinkMoments {
  before: string;
  after: string;
}

export const momentsOfLinks = ({ from, to, present }: UnitChanges): LinkMoments => ({
  before: writeMoment(Date.parse(from)),
  after: present ? '' : writeMoment(Date.parse(to)),
});

/** How many KPIs turned so. */
export const turnedCount = ({ kpis }: UnitChanges, turn: KpiTurn): number =>
  kpis.filter((change) => change.turn === turn).length;

export function isUnchanged({ kpis, cases, sources, units }: UnitChanges): boolean {
  const counted: (Counted<unknown> | undefined)[] = [
    cases?.came,
    cases?.closed,
    cases?.late,
    sources.silent,
    sources.back,
    units ?? undefined,
  ];
  return kpis.length === 0 && counted.every((one) => (one?.count ?? 0) === 0);
}

/** The list of cases that shows all of what is listed here in part. */
export function allCases(
  unit: string,
  what: 'came' | 'closed' | 'late',
  { before, after }: LinkMoments,
  lang: string,
): string {
  const filters: Record<typeof what, Record<string, string>> = {
    came: { from: before, to: after },
    closed: { open: 'false', from: before, to: after },
    late: { overdue: 'true' },
  };
  const set = Object.entries({ ...filters[what], at: after, ...(lang === 'en' && { lang }) });
  const search = new URLSearchParams(set.filter(([, value]) => value !== ''));
  return `/u/${encodeURIComponent(unit)}/cases?${search.toString()}`;
}
