import type { SourceSign, Trace } from '@nhip-xa/contract';
import type { KnownOfSource } from '@nhip-xa/domain';

/** Notes signs of sources; the newest of each is kept. */
export interface SourceSigns {
  /** Never fails and never waits: it is stored with the next flush. */
  sign(sourceId: number, sign: SourceSign, atUs: number): void;
}

/** What is known of a source that bears on its silence. */
export interface SilenceReader {
  /** Undefined: no such source. */
  knownOf(key: string, nowMs: number): Promise<KnownOfSource | undefined>;
}

/** The last messages of each source as they came. */
export interface TraceReader {
  /** Whoever reads looks at the source: more is kept of it for a while. */
  of(key: string): Promise<Trace>;
}
