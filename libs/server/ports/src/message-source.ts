import type { RateLimits, UnitLimits } from '@nhip-xa/contract';

/**
 * How messages come in. A message source (the embedded broker, an external one) hands a message to
 * the sink and acknowledges it to its sender when the promise resolves, never before.
 */
export interface IncomingMessage {
  /** The source that the message speaks of: the one that the connection authenticated as, or one of a gateway's. */
  publisher: SourceIdentity;
  /** The gateway over whose connection it came; absent where the source spoke itself. */
  via?: SourceIdentity | undefined;
  topic: string;
  payload: Uint8Array;
  /** The sender marked it as possibly sent before. */
  dup: boolean;
  /** A copy that a broker kept from earlier; it does not count as being heard. */
  retainedCopy: boolean;
  /** A Last Will: published by the broker because the connection was lost. */
  will: boolean;
  /** Microseconds since 1970, strictly increasing within the process: no two messages share one. */
  receivedAtUs: number;
  /** When the connection it came over began. */
  connectedAtUs: number;
  /** Its quality of service; absent where it came by HTTP. */
  qos?: number;
  /** Its sender asked the broker to keep it. */
  retain?: boolean;
  /** It waited in our spool: what it says is old by no fault of whoever said it. */
  spooled?: true;
  /** It is read again: the id under which it is kept among the rejected. */
  again?: string;
}

export interface MessageSink {
  /**
   * Takes a message; resolves when what it holds is durable, as facts or among the rejected.
   * Rejects only when it was not taken at all (the server is stopping); then it must not be
   * acknowledged.
   */
  accept(message: IncomingMessage): Promise<void>;
  /** More is in hand than may be: whoever reads messages stops reading until there is room. */
  readonly isFull: boolean;
  /** Told each time when there is room again. */
  onRoom(listener: () => void): void;
}

/** Items of one message that was taken; what was not rejected is stored, or was before. */
export interface TakenCounts {
  received: number;
  rejected: number;
}

/** Where messages go that come by HTTP. */
export interface PostedMessages {
  /** As `accept` of a sink, with what became of it. */
  acceptCounted(message: IncomingMessage): Promise<TakenCounts>;
  readonly isFull: boolean;
}

export interface MessageSource {
  start(sink: MessageSink): Promise<void>;
  /** Stops taking; what was taken is still acknowledged by its own promise. */
  stop(): Promise<void>;
  /** Ends the connections of a source whose secret or place is no longer valid. */
  disconnect(key: string): Promise<void>;
  /** Ends the connections of a source that were made with a secret which works no longer. */
  disconnectEnded?(key: string): Promise<void>;
  /** Other foreign topics are taken than before. */
  followMappings?(): Promise<void>;
}

/** What the hot path knows of a source. */
export interface SourceIdentity {
  /** Row number in the store. */
  id: number;
  key: string;
  /** Unit that the source belongs to, and that unit's level. */
  unit: string;
  level: 'nation' | 'province' | 'commune' | 'village';
  kind: 'service' | 'camera' | 'device' | 'speaker' | 'link' | 'gateway';
  /** What it declared to send; null: what its kind may. */
  feeds: readonly string[] | null;
  heartbeatSeconds: number;
  /** Key of the gateway that may speak for it; null: it speaks itself. */
  gateway: string | null;
  /** How fast it may send; null: as fast as it can. */
  limits: RateLimits | null;
}

/** A secret that was right: whose it is, and by what it is known again. */
export interface RightSecret {
  source: SourceIdentity;
  /** Its keyed hash; the secret itself is kept nowhere. */
  hash: Uint8Array;
}

/** Who may connect. Answers from memory where it can: thousands connect at once after a power cut. */
export interface SourceDirectory {
  /** The source of this key if the secret is right; undefined otherwise, without saying which. */
  authenticate(key: string, secret: Uint8Array, nowMs: number): Promise<RightSecret | undefined>;
  /** Whether a secret that was right before still works. */
  isStillRight(key: string, hash: Uint8Array, nowMs: number): boolean;
  /** What is known of a source now; undefined when it is not, or no longer, there. */
  find(key: string): SourceIdentity | undefined;
  /** How much the sources registered with this very unit may send and connect; null: unlimited. */
  limitsOfUnit(unit: string): UnitLimits | null;
  /** The same, asked of the database where nothing is known: another process may have made it just now. */
  lookUp(key: string): Promise<SourceIdentity | undefined>;
  /** The commune exists and lies in the source's unit. */
  holdsCommune(source: SourceIdentity, commune: string): boolean;
}
