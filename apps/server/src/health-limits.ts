/** From where on a figure is a warning and critical; each with its unit and reason. */
export const HEALTH_LIMITS = {
  /** Days until a certificate ends: a month to order another, a week to be quick. */
  certificateDays: { warning: 30, critical: 7 },
  /** Messages taken and not yet stored: some seconds' work, and what devices begin to feel. */
  inHand: { warning: 5_000, critical: 20_000 },
  /** Messages on the local disk: one is a database that was away. */
  spooled: { warning: 1, critical: null },
  /** Seconds since the spool began to take. */
  spoolSeconds: { warning: 60, critical: 900 },
  /** Share of the spool that is filled; full means that nothing is acknowledged. */
  spoolShare: { warning: 0.5, critical: 0.9 },
  /** Units whose KPIs wait to be reckoned: a province's all at once is a start, ten of them are not. */
  kpiWaiting: { warning: 2_000, critical: 20_000 },
  /** Milliseconds of one evaluation: screens are to change within half a second of a fact. */
  kpiEvaluationMs: { warning: 1_000, critical: 5_000 },
  /** Share of the connections that the database allows; beyond them nobody comes in. */
  connectionShare: { warning: 0.7, critical: 0.9 },
  /** Seconds of the oldest transaction: it keeps what was deleted from being cleared away. */
  transactionSeconds: { warning: 60, critical: 600 },
  /** Settings that lose what was acknowledged when the power goes. */
  unsafeSettings: { warning: null, critical: 1 },
  /** Share of the disk that is free. */
  diskShare: { warning: 0.1, critical: 0.03 },
  /** Days until the disk is full if it goes on so: to order one, and to act. */
  daysLeft: { warning: 60, critical: 14 },
  /** Seconds without a sign of life; after ten a process is given up. */
  processSeconds: { warning: 5, critical: 10 },
  /** Days since the last backup that was noted. */
  backupDays: { warning: 2, critical: 14 },
} as const;
