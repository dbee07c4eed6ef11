/** The limits of the live side: unit in the name, reason beside it. */
export const LIVE_LIMITS = {
  /** Largest frame a client may send, in bytes: 200 unit codes and some hundred KPI codes fit. */
  frameBytes: 16_384,
  /** A connection that joined no namespace is closed after this many milliseconds. */
  connectMilliseconds: 10_000,
  /** Packets a second from one connection in the long run: every message of 50 busy units drawn. */
  packetsPerSecond: 200,
  /** Packets at once: a page that opens, or a browser tab that wakes up and reports. */
  packetsAtOnce: 1_000,
  /** Watches of one connection that may wait for their snapshot at the same time. */
  openWatches: 16,
  /**
   * How long the reading of a unit is handed to whoever asks, unless the unit changes: thousands of
   * walls that come back within seconds cost the database one reading a second.
   */
  snapshotMilliseconds: 1_000,
  /** A watch is answered within this, whatever the database does: the promise is 5 s. */
  watchMilliseconds: 4_000,
  /** How long a handshake may wait to learn who asks before it is told `unavailable`. */
  authenticateMilliseconds: 4_000,
  /** Characters of a token that are looked at; ours are far shorter. */
  tokenCharacters: 1_024,
  /** Packets waiting in a connection's buffer; beyond, only the newest state is kept for it. */
  backlogPackets: 32,
  /** Sent `kpi` messages of a connection whose sending time is remembered for `drawn`. */
  rememberedMessages: 256,
  /** Ticker items sent after a watch. */
  recentItems: 20,
  /** How often every client is told the server's time: a wall notices silence well within 60 s. */
  serverWordMilliseconds: 15_000,
  /** How often rights are asked for again. With the limit below a lost right ends within 5 s. */
  rightsMilliseconds: 2_000,
  /** How long one asking for rights may take before it counts as failed. */
  rightsAnswerMilliseconds: 2_500,
} as const;

/** The limits by name; a test passes its own for some of them. */
export type LiveLimits = { readonly [name in keyof typeof LIVE_LIMITS]: number };
