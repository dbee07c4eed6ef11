const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Limits of access, each with its unit and reason. */
export const ACCESS_LIMITS = {
  /** A session left alone is over: a shift and a half, so that a working day needs one login. */
  sessionIdleMs: 12 * HOUR_MS,
  /** And in any case after a week, so that a stolen one is not for ever. */
  sessionAbsoluteMs: 7 * DAY_MS,
  /** A wall hangs for years and nobody stands before it to log in; the longest browsers keep. */
  displayCookieMs: 400 * DAY_MS,
  /** Browsers of one person at a time; the one unused for longest goes. */
  sessionsPerUser: 50,
  /** Screens, and restarts of screens, of one display token. */
  sessionsPerDisplay: 200,
  /** How often it is noted that a pass was used; more often would only write. */
  touchEveryMs: MINUTE_MS,
  /** Wrong passwords of one account within the window, before it must wait. */
  failuresPerAccount: 10,
  /** The same of one address: a commune's office may share one. */
  failuresPerAddress: 200,
  failureWindowMs: 15 * MINUTE_MS,
  /** Accounts and addresses remembered at a time; the oldest are forgotten first. */
  throttleEntries: 20_000,
  /**
   * Different wrong bearer tokens of one address: twenty are free, as an office may hold as many that
   * ended; then 1 s, doubled up to a minute.
   */
  tokenBackOff: {
    free: 20,
    firstMs: 1_000,
    longestMs: MINUTE_MS,
    forgetMs: 15 * MINUTE_MS,
    most: 20_000,
  },
  /** Tokens of which it is remembered that they were right, and as many that were wrong: 2 MB each. */
  tokensRemembered: 20_000,
  /** Passwords checked at once: each takes 19 MiB and a core. */
  passwordChecksAtOnce: 2,
  /** Passwords waiting to be checked; whoever comes then is told to try again. */
  passwordChecksWaiting: 64,
  /** What a caller is told to wait, in seconds, when too many passwords are being checked. */
  busyRetrySeconds: 2,
} as const;
