import { TOPIC_ROOT, type RejectReason } from '@nhip-xa/contract';
import {
  DataRefused,
  type Author,
  type DecodedMessage,
  type DecodedParts,
  type IncomingMessage,
  type RetriedMessages,
  type RetryFilter,
  type RetryReport,
  type SourceIdentity,
  type StoredBatch,
} from '@nhip-xa/ports';
import type { KeptMessage, Store } from '@nhip-xa/store';
import type { ReadMessage } from './reading';

export interface RetriesParts {
  store: Pick<Store, 'facts' | 'keptMessages' | 'directory'>;
  decode: ReadMessage;
  /** Told after each commit. */
  onStored: (batch: StoredBatch) => void;
  onError: (error: unknown, what: string) => void;
}

/** Messages that one transaction reads again. */
const AT_ONCE = 100;
/** Messages that one request reads again, or forgets, before it answers: a few seconds' work. */
const AT_MOST = 5_000;
/** Everything, of whichever unit. */
const EVERYWHERE = 'VN';
const BEFORE_ALL = '0';

type Read = { kept: KeptMessage; decoded: readonly DecodedMessage[] };

/** Rejected messages, read again as things stand now: each exactly once. */
export class Retries implements RetriedMessages {
  /** Mappings whose messages wait for a birth, read again one after the other. */
  private births: Promise<void> = Promise.resolve();
  private readonly born = new Set<string>();
  private stopped = false;

  constructor(private readonly parts: RetriesParts) {}

  async retry(filter: RetryFilter, author: Author | null): Promise<RetryReport> {
    const { keptMessages } = this.parts.store;
    const { unreadable } = await keptMessages.count(filter);
    const report: RetryReport = {
      tried: 0,
      refused: 0,
      stored: 0,
      unreadable,
      more: false,
      why: [],
    };
    let after = BEFORE_ALL;
    while (report.tried < AT_MOST) {
      const kept = await keptMessages.list(filter, after, AT_ONCE);
      if (kept.length === 0) return report;
      for (const ofDay of byDay(kept)) await this.read(ofDay, filter, author, report);
      after = kept.at(-1)?.id ?? after;
    }
    const left = await keptMessages.list(filter, after, 1);
    return { ...report, more: left.length > 0 };
  }

  forget(filter: RetryFilter, author: Author): Promise<number> {
    return this.parts.store.keptMessages.forget(filter, AT_MOST, author);
  }

  /** What these mappings' codecs had been waiting for has come. */
  stored(mappings: readonly string[]): void {
    for (const mapping of mappings) {
      if (this.stopped || this.born.has(mapping)) continue;
      this.born.add(mapping);
      this.births = this.births.then(() => this.afterBirth(mapping));
    }
  }

  /** For whoever leads, now and then: messages that were on their way when their source was approved. */
  async settleApproved(): Promise<void> {
    const proposals = await this.parts.store.keptMessages.approved();
    const known = proposals.filter((key) => this.parts.store.directory.find(key));
    if (known.length > 0) await this.retry({ within: EVERYWHERE, proposals: known }, null);
  }

  /** Resolves when what the births until now let be read has been read. */
  async settled(): Promise<void> {
    await this.births;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.settled();
  }

  private async afterBirth(mapping: string): Promise<void> {
    this.born.delete(mapping);
    if (this.stopped) return;
    try {
      await this.retry({ within: EVERYWHERE, mapping, reason: 'awaits-birth' }, null);
    } catch (error) {
      this.parts.onError(error, 'reading what waited for a birth');
    }
  }

  /** What cannot be stored together is tried one by one; what cannot be stored at all stays. */
  private async read(
    kept: readonly KeptMessage[],
    filter: RetryFilter,
    author: Author | null,
    report: RetryReport,
  ): Promise<void> {
    const read = kept.flatMap((one) => this.decoded(one));
    report.tried += kept.length - read.length;
    report.refused += kept.length - read.length;
    if (read.length === 0) return;
    try {
      await this.write(read, filter, author, report);
    } catch (error) {
      if (!(error instanceof DataRefused)) throw error;
      if (read.length > 1) {
        for (const one of kept) await this.read([one], filter, author, report);
        return;
      }
      report.tried += 1;
      report.refused += 1;
      addReasons(report, new Map([['storage-refused', 1]]));
    }
  }

  private async write(
    read: readonly Read[],
    filter: RetryFilter,
    author: Author | null,
    report: RetryReport,
  ): Promise<void> {
    const { store, onStored } = this.parts;
    const messages = read.map(({ kept, decoded }) => ({ id: kept.id, decoded }));
    const day = read[0]?.kept.day ?? '';
    const note = author && { author, filter };
    const written = await store.facts.writeAgain({ day, messages }, note ?? undefined);
    report.tried += written.tried;
    report.refused += written.refused;
    report.stored += written.stored;
    addReasons(report, written.why);
    onStored(written.batch);
  }

  /** Nothing where its source is gone, or where we break on it: it stays, and the others are read. */
  private decoded(kept: KeptMessage): Read[] {
    const publisher = this.parts.store.directory.find(kept.source);
    if (!publisher) return [];
    try {
      const parts = this.parts.decode(incomingOf(kept, publisher));
      return [{ kept, decoded: concerned(kept, parts) }];
    } catch (error) {
      this.parts.onError(error, 'reading a rejected message again; it is kept');
      return [];
    }
  }
}

/** Most first. */
function addReasons(report: RetryReport, more: ReadonlyMap<RejectReason, number>): void {
  const counts = new Map(report.why.map(({ reason, messages }) => [reason, messages]));
  for (const [reason, n] of more) counts.set(reason, (counts.get(reason) ?? 0) + n);
  report.why = Array.from(counts, ([reason, messages]) => ({ reason, messages })).sort(
    (a, b) => b.messages - a.messages,
  );
}

/**
 * It was kept once for each source that was not known: what it says of that one counts, all else was
 * stored or kept when it came. Where its mapping names sources otherwise by now, all of it counts.
 */
function concerned({ proposal }: KeptMessage, parts: DecodedParts): readonly DecodedMessage[] {
  if (proposal === null) return parts;
  const [own, ...others] = parts;
  const waits = own.rejected.filter((rejected) => rejected.proposal?.key === proposal);
  const of = others.filter(({ message }) => message.publisher.key === proposal);
  if (waits.length === 0 && of.length === 0) return parts;
  return [{ ...own, items: [], rejected: waits }, ...of];
}

function incomingOf(kept: KeptMessage, publisher: SourceIdentity): IncomingMessage {
  const { id, channel, bytes, receivedUs, retained, will } = kept;
  const dot = kept.source.indexOf('.');
  const [unit, local] = [kept.source.slice(0, dot), kept.source.slice(dot + 1)];
  return {
    publisher,
    topic: channel === null ? kept.topic : `${TOPIC_ROOT}/${unit}/${local}/${channel}`,
    payload: bytes,
    dup: false,
    retainedCopy: retained,
    will,
    receivedAtUs: receivedUs,
    connectedAtUs: 0,
    spooled: true,
    again: id,
  };
}

function byDay(kept: readonly KeptMessage[]): KeptMessage[][] {
  const days = new Map<string, KeptMessage[]>();
  for (const one of kept) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return [...days.values()];
}
