import type { AlertStatus, KpiDefinition, KpiStatus } from '@nhip-xa/contract';
import { crosses, tightened } from './thresholds';

/**
 * When an alert of a KPI opens, rises, falls and closes. A function of what stands and of the moment,
 * so the same value twice, or two processes at once, come to the same.
 */

/** A KPI as it stands in a unit. */
export interface AlertSubject {
  status: KpiStatus;
  value: number | null;
  /** When that status began. */
  sinceMs: number;
  /** Its status is told from its own value: not so of a sum over units, which counts theirs. */
  judgedByValue: boolean;
}

/** Since when it is bad, or good again, while that is too short for its alert. */
export interface AlertWatch {
  bad: boolean;
  sinceMs: number;
  /** When it will have been long enough. */
  dueMs: number;
}

export interface AlertState {
  /** The status of the open alert; null: none is open. */
  open: AlertStatus | null;
  watch: AlertWatch | null;
}

export interface AlertTurn extends AlertState {
  happened: 'opened' | 'changed' | 'closed' | null;
}

type Rules = Pick<KpiDefinition, 'warning' | 'critical' | 'alerting'>;

/** What becomes of the alert of a KPI; `rules` as they hold in the unit. */
export function alertAfter(
  before: AlertState,
  subject: AlertSubject,
  rules: Rules,
  nowMs: number,
): AlertTurn {
  const { status } = subject;
  // losing the data neither opens nor closes; what was waited for begins anew with the next value
  if (status === 'stale' || status === 'none') return { ...staysAs(before), watch: null };
  if (status === 'good') return afterGood(before, subject, rules, nowMs);
  if (before.open !== null) {
    return { happened: before.open === status ? null : 'changed', open: status, watch: null };
  }
  const forMs = (rules.alerting?.badForSeconds ?? 0) * 1_000;
  const sinceMs = before.watch?.bad ? before.watch.sinceMs : Math.min(subject.sinceMs, nowMs);
  if (nowMs >= sinceMs + forMs) return { happened: 'opened', open: status, watch: null };
  return { ...staysAs(before), watch: { bad: true, sinceMs, dueMs: sinceMs + forMs } };
}

const staysAs = ({ open }: AlertState): Pick<AlertTurn, 'happened' | 'open'> => ({
  happened: null,
  open,
});

function afterGood(
  before: AlertState,
  subject: AlertSubject,
  rules: Rules,
  nowMs: number,
): AlertTurn {
  if (before.open === null || !isClear(subject, rules)) return { ...staysAs(before), watch: null };
  const forMs = (rules.alerting?.goodForSeconds ?? 0) * 1_000;
  const { watch } = before;
  const sinceMs = watch && !watch.bad ? watch.sinceMs : nowMs;
  if (nowMs >= sinceMs + forMs) return { happened: 'closed', open: null, watch: null };
  return { ...staysAs(before), watch: { bad: false, sinceMs, dueMs: sinceMs + forMs } };
}

/** Whether a good value lies as far inside its thresholds as the closing of an alert asks for. */
function isClear({ value, judgedByValue }: AlertSubject, { warning, critical, alerting }: Rules) {
  const by = alerting?.hysteresis ?? 0;
  if (by === 0 || value === null || !judgedByValue) return true;
  const near = [tightened(warning, by), tightened(critical, by)];
  return !near.some((threshold) => threshold !== null && crosses(threshold, { value }));
}
