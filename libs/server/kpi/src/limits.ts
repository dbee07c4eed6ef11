/** A unit that was quiet this long in ms has its change evaluated at once; others wait for it. */
export const QUIET_MS = 250;
/** How long to wait in ms before an evaluation that the database refused is tried again. */
export const RETRY_MS = 500;
/** How far the clocks of two processes' machines may be apart, in ms, without a value going back in time. */
export const CLOCKS_APART_MS = 2_000;
/** Correction of history waits this long in ms for more late facts, so that a flood is one work. */
export const CORRECTION_QUIET_MS = 2_000;
/** … but no longer than this in ms: some sources are late all the time. */
export const CORRECTION_LONGEST_MS = 60_000;
/** History is corrected at most this far back, in days. */
export const CORRECTION_DAYS = 92;
/** Values recorded as they came that one correction reckons again, newest first. */
export const CORRECTED_RECORDS = 300;
/** Items of evidence that a preview shows: a first look. */
export const EVIDENCE_ITEMS = 20;
/** A preview over the past ends after this many ms: whoever tries a definition waits no longer. */
export const SERIES_MS = 15_000;
