/** How long in ms a first message waits for others before its batch is written. */
export const GATHER_MS = 2;
/**
 * Items in one transaction. The hourly roll-up costs a row for each series and batch, so fewer,
 * larger batches are cheaper; beyond this their acknowledgements come late.
 */
export const BATCH_ITEMS = 18_000;
/** Bytes of payload in one transaction: a statement must stay far below what PostgreSQL takes. */
export const BATCH_BYTES = 16_777_216;
/** Waits in ms between attempts while the database is away: the first, and the longest. */
export const RETRY_FIRST_MS = 100;
export const RETRY_LONGEST_MS = 1_000;
/** A connection that does not say CONNECT within this many ms is closed. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** Bytes of a whole packet: the largest payload and a topic. */
export const PACKET_BYTES_ABOVE_PAYLOAD = 70_000;
/** QoS 2 messages that one device may have half done. */
export const INFLIGHT_QOS2 = 100;
/** Levels of a topic; ours has five. */
export const TOPIC_LEVELS = 16;
