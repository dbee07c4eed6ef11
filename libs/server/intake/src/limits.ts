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

/**
 * Messages that an external broker may have sent us and not yet been acknowledged. They are taken at
 * once and share a transaction, so this is also how many one commit may acknowledge; beyond it the
 * broker holds them back.
 */
export const RECEIVE_MAXIMUM = 1_000;
/**
 * Bytes of a whole packet from an external broker. The broker drops what is larger, acknowledged as
 * it is; the largest payload with a topic and MQTT 5 properties stays below.
 */
export const EXTERNAL_PACKET_BYTES = 2_097_152;
/**
 * Seconds for which an external broker keeps our session while we are away: a month, longer than any
 * holiday. A session that nobody comes back to must end at last, as its queue grows without bound.
 */
export const SESSION_EXPIRY_SECONDS = 2_678_400;
/** Seconds after which a silent connection to an external broker is asked whether it lives. */
export const EXTERNAL_KEEPALIVE_SECONDS = 30;
/** How long in ms an external broker may take to let us in. */
export const EXTERNAL_CONNECT_MS = 8_000;
/**
 * Waits in ms between attempts to reach an external broker again: the first, and the longest; each
 * is drawn between half of it and all of it, so that several processes do not knock together. The
 * first is short because mosquitto forgets shared subscriptions when it restarts.
 */
export const RECONNECT_FIRST_MS = 50;
export const RECONNECT_LONGEST_MS = 2_000;
/** Retained statuses have all come when none came for this many ms: MQTT marks no end of them. */
export const RETAINED_QUIET_MS = 2_000;
/** How long in ms a stop waits for what was taken, and then for the farewell to the broker. */
export const EXTERNAL_FAREWELL_MS = 1_000;
/** How long in ms a broker may take to answer a command about accounts; without an answer at the start it manages none. */
export const ACCOUNT_ANSWER_MS = 3_000;
