import { createHash } from 'node:crypto';
import type { CodecMemory } from '@nhip-xa/ports';

/** Dossiers of one mapping whose last statements are remembered: 32,768, of some 150 bytes each. */
export const HEARD_BUCKETS = 1_024;
export const HEARD_PER_BUCKET = 32;
/** Statements remembered of one dossier: what is sent again is mostly the last one, or the one before. */
export const HEARD_STATEMENTS = 4;

/** A statement as it was given on. */
interface Heard {
  hash: string;
  tsMs: number;
  /** The latest moment in a record, 0 where it has none; null: it was a step. */
  momentMs: number | null;
  /** More was said of the dossier, or will be: it waits, or its pause has a length. */
  isAmongOthers: boolean;
}
type Bucket = [dossier: string, heard: Heard[]][];

export interface Statement {
  dossier: string;
  content: unknown;
  momentMs: number | undefined;
  /** It was paused, and its due date moved. */
  hasPaused: boolean;
}

/**
 * When each statement of a dossier belongs to. A record comes again and again, whole and without a
 * time of its own: it belongs to the latest moment in it; when it has changed and no moment in it is
 * newer than those before, to when it was received. The same record again belongs where it belonged
 * the first time, so that it is a repeat; one whose moments are older is late, and is put before.
 */
export class HeardDossiers {
  constructor(
    private readonly memory: CodecMemory,
    private readonly receivedMs: number,
  ) {}

  place({ dossier, content, momentMs, hasPaused }: Statement): Heard {
    const before = this.of(dossier);
    const hash = digest(JSON.stringify(content));
    const known = before.find((one) => one.hash === hash);
    if (known) return known;
    const heard = {
      hash,
      tsMs: this.tsOf(before, momentMs),
      momentMs: momentMs ?? 0,
      isAmongOthers: hasPaused || before.length > 0,
    };
    this.remember(dossier, [...before, heard]);
    return heard;
  }

  /** A step that has its own time. */
  note(dossier: string, content: unknown, tsMs: number): void {
    const before = this.of(dossier);
    const hash = digest(JSON.stringify(content));
    if (before.some((one) => one.hash === hash)) return;
    this.remember(dossier, [...before, { hash, tsMs, momentMs: null, isAmongOthers: false }]);
  }

  private tsOf(before: readonly Heard[], momentMs: number | undefined): number {
    const moments = before.flatMap(({ momentMs: one }) => (one === null ? [] : [one]));
    if (momentMs !== undefined && moments.length === 0) return momentMs;
    const newest = Math.max(0, ...before.map(({ tsMs }) => tsMs));
    const isLate = momentMs !== undefined && momentMs < Math.max(...moments);
    if (momentMs !== undefined && (isLate || momentMs > newest)) return momentMs;
    return Math.max(this.receivedMs, newest + 1);
  }

  private of(dossier: string): Heard[] {
    return this.bucket(dossier).find(([one]) => one === dossier)?.[1] ?? [];
  }

  private bucket(dossier: string): Bucket {
    return (this.memory.get(keyOf(dossier)) as Bucket | undefined) ?? [];
  }

  private remember(dossier: string, heard: Heard[]): void {
    const others = this.bucket(dossier).filter(([one]) => one !== dossier);
    const entry: Bucket[number] = [dossier, heard.slice(-HEARD_STATEMENTS)];
    this.memory.set(keyOf(dossier), [...others, entry].slice(-HEARD_PER_BUCKET));
  }
}

const DIGEST_CHARACTERS = 16;
const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_CHARACTERS);

const keyOf = (dossier: string): string => {
  const number = createHash('sha256').update(dossier).digest().readUInt16BE(0);
  return `dossiers ${number % HEARD_BUCKETS}`;
};
