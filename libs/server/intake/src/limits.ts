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
/**
 * Items that have to wait for a second batch to be sent while the first is being written, so that the
 * database need not wait for us. With fewer the roll-up of each batch would cost more than is won.
 */
export const BEHIND_ITEMS = 12_000;
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

/** Bytes of a CONNECT: names, a password, and a will of at most a status with its attributes. */
export const CONNECT_BYTES = 32_768;
/** Packets that may come behind a CONNECT before its answer: more than one read of a socket holds. */
export const PACKETS_BEFORE_CONNACK = 65_536;
/**
 * Connections that have not said CONNECT yet, from one address and in all. Beyond it the one that
 * has been silent longest goes: a device says CONNECT at once, so it is never the device.
 */
export const SILENT_CONNECTIONS_PER_ADDRESS = 1_024;
export const SILENT_CONNECTIONS = 4_096;
/**
 * Longest keep-alive in seconds that is believed; 0 (none) counts as this. Silence of half as much
 * again ends the connection, so a device that vanished is noticed whatever it asked for.
 */
export const KEEP_ALIVE_SECONDS_MOST = 300;
/** How often in ms silent connections are looked for. */
export const KEEP_ALIVE_LOOK_MS = 500;
/** Topic filters in one SUBSCRIBE; a source has one topic to subscribe to. */
export const SUBSCRIBE_FILTERS = 10;
/**
 * Messages and bytes of one connection that wait for their acknowledgement. Beyond it its socket is
 * not read, so a flood stays in its sender.
 */
export const UNACKNOWLEDGED_MESSAGES = 1_000;
export const UNACKNOWLEDGED_BYTES = 2_097_152;
/** A connection that does not read its acknowledgements for this many ms is closed. */
export const UNREAD_TIMEOUT_MS = 60_000;
/** How long in ms a message beyond a rate limit waits at most until the limit is looked at again. */
export const RATE_LOOK_AGAIN_MS = 1_000;
/** Least time in ms between two takeovers of one source's connection: two clients cannot race. */
export const TAKEOVER_REST_MS = 1_000;
/** So many takeovers within so many ms are two clients with one credential, not a bad line. */
export const TAKEOVERS_OF_TWO_CLIENTS = 3;
export const TAKEOVERS_WITHIN_MS = 60_000;
/** Bytes of the HTTP request that opens a WebSocket. */
export const UPGRADE_BYTES = 8_192;

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

/**
 * Connections that one publisher of a mapping may have at a time: all the software behind a gateway,
 * and one that never ends a connection is stopped.
 */
export const CLIENTS_OF_PUBLISHER = 64;

const MINUTE_MS = 60_000;
/**
 * Wrong secrets of one source from one network. Three are free, as a person mistypes; then 1 s,
 * doubled up to 5 min: a guesser is looked at 23 times in the first hour, and a device that was
 * mended waits no longer than a technician who stands before it.
 */
export const SECRET_BACK_OFF = {
  free: 3,
  firstMs: 1_000,
  longestMs: 5 * MINUTE_MS,
  forgetMs: 15 * MINUTE_MS,
  /** Pairs of source and network that wait: about 2 MB. */
  most: 20_000,
} as const;
/** Pairs of source and network that were right once: every source of a province, and where it moved. */
export const KNOWN_PAIRS = 50_000;
/** So many different ids wrong from one network within so many ms: it guesses. */
export const SPRAYING_IDS = 16;
export const SPRAYING_WINDOW_MS = 15 * MINUTE_MS;
/** Networks of which wrong ids are remembered: with 16 ids of 200 characters each at most 7 MB. */
export const SPRAYING_NETWORKS = 2_000;
