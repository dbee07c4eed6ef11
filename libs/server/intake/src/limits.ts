/** How long in ms a first message waits for others before its batch is written. */
export const GATHER_MS = 2;
/**
 * Least time in ms from the beginning of one batch to that of the next while fewer than a batch's
 * worth waits: at a steady rate a transaction costs more than the rows in it.
 */
export const BATCH_EVERY_MS = 20;
/**
 * Items in one transaction. The hourly roll-up costs a row for each series and batch, so fewer,
 * larger batches are cheaper; beyond this their acknowledgements come late.
 */
export const BATCH_ITEMS = 18_000;
/** Bytes of payload in one transaction: a statement must stay far below what PostgreSQL takes. */
export const BATCH_BYTES = 16_777_216;
/**
 * Messages and bytes of payload taken and not yet acknowledged. Beyond either no socket is read
 * until there is room again: memory does not grow with what is offered.
 */
export const IN_HAND_MESSAGES = 20_000;
export const IN_HAND_BYTES = 67_108_864;
/** There is room again below this share of what may be in hand: not at every single message. */
export const ROOM_SHARE = 0.75;
/** A batch that has no answer within this many ms is spooled; its commit is in doubt until then. */
export const STORE_PATIENCE_MS = 1_000;
/** Waits in ms between attempts while the database is away: the first, and the longest. */
export const RETRY_FIRST_MS = 100;
export const RETRY_LONGEST_MS = 1_000;
/** While the spool is drained, one message is taken for so many that have left it: it must end. */
export const DRAINED_FOR_ONE_TAKEN = 2;
/**
 * Messages left in the spool for whose end the next batch waits. However fast it is drained, what
 * is spooled meanwhile would never let it become empty.
 */
export const LAST_SPOOLED = 5_000;
/** A connection that does not say CONNECT within this many ms is closed. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** Bytes of a whole packet: the largest payload and a topic. */
export const PACKET_BYTES_ABOVE_PAYLOAD = 70_000;
/** QoS 2 messages that one device may have half done. */
export const INFLIGHT_QOS2 = 100;
/** Levels of a topic; ours has five. */
export const TOPIC_LEVELS = 16;
