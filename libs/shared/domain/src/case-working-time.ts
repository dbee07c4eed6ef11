import type { Calendar } from './calendar';
import type { CaseView } from './case-fold';
import { workingMsBetween } from './working-time';

/** How long a case took, in minutes of its unit's office hours; null where a moment is missing. */
export interface CaseWorkingTime {
  /** Opened → accepted. */
  acceptMin: number | null;
  /** Accepted → closed. */
  resolveMin: number | null;
  /** Opened → closed, less its pauses [766 §2.2]. */
  handledMin: number | null;
  /** Opened → due: how long it may take. */
  allowedMin: number | null;
}

const MINUTE_MS = 60_000;
const US_PER_MS = 1_000;

export function workingTimeOf(
  view: Pick<CaseView, 'openedAt' | 'acceptedAt' | 'closedAt' | 'dueAt' | 'pauses'>,
  calendar: Calendar,
): CaseWorkingTime {
  const { openedAt, acceptedAt, closedAt, dueAt, pauses } = view;
  const minutes = (fromUs: number, toUs: number): number =>
    workingMsBetween(calendar, fromUs / US_PER_MS, toUs / US_PER_MS) / MINUTE_MS;
  const between = (fromUs: number | null, toUs: number | null): number | null =>
    fromUs === null || toUs === null ? null : minutes(fromUs, toUs);
  const paused = (endUs: number): number =>
    pauses.reduce(
      (sum, { from, to }) => sum + minutes(Math.max(from, openedAt), Math.min(to ?? endUs, endUs)),
      0,
    );
  return {
    acceptMin: between(openedAt, acceptedAt),
    resolveMin: between(acceptedAt, closedAt),
    handledMin: closedAt === null ? null : minutes(openedAt, closedAt) - paused(closedAt),
    allowedMin: between(openedAt, dueAt),
  };
}
