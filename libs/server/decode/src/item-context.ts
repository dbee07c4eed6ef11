import type {
  Decoded,
  DecodedMessage,
  IncomingMessage,
  Proposal,
  SourceIdentity,
} from '@nhip-xa/ports';
import { COMMUNE_CODE, TOPIC_ROOT, type Channel, type CodecName } from '@nhip-xa/contract';
import { keptUnread } from './kept-payload';
import { keptCopy } from './mapped/kept-copy';
import type { PersonalData } from './personal-data';
import { BadItem } from './stated';

/** What decoding needs to know of the world; all of it from memory. */
export interface DecodeWorld {
  /** The commune exists and lies in the source's unit. */
  holdsCommune(source: SourceIdentity, commune: string): boolean;
  personal: PersonalData;
  /** Formats that a publisher speaks under its mappings; none unless given. */
  codecsOf?(publisher: string): readonly CodecName[];
}

/** One item's surroundings while it is read, and where its result goes. */
export class ItemContext {
  readonly source: SourceIdentity;
  readonly personal: PersonalData;
  /** Time of receipt of the present item: the message's, a microsecond later for each next one. */
  receivedUs: number;
  /** What is refused is a document of this channel, though its message came on another topic. */
  channel: Channel | undefined;

  constructor(
    private readonly result: DecodedMessage,
    private readonly world: DecodeWorld,
  ) {
    this.source = result.message.publisher;
    this.personal = world.personal;
    this.receivedUs = result.message.receivedAtUs;
  }

  static of(message: IncomingMessage, world: DecodeWorld): ItemContext {
    return new ItemContext({ message, items: [], rejected: [] }, world);
  }

  /** The commune an item belongs to: its source's own, or the one it names under a province. */
  communeOf(stated: unknown): string {
    const own = this.source.level === 'commune' ? this.source.unit : undefined;
    if (stated === undefined || stated === null) {
      if (own) return own;
      throw new BadItem('bad-shape', 'a source of a province says its commune');
    }
    if (stated === own) return own;
    if (typeof stated !== 'string' || !COMMUNE_CODE.test(stated)) {
      throw new BadItem('bad-shape', 'commune is no code of 5 digits');
    }
    if (own !== undefined || !this.world.holdsCommune(this.source, stated)) {
      throw new BadItem('unknown-unit', `commune ${stated} is not of ${this.source.unit}`);
    }
    return stated;
  }

  add(item: Decoded): void {
    this.result.items.push(item);
  }

  /** Reads one item; a refusal concerns it alone. */
  attempt(document: unknown, read: () => Decoded): void {
    try {
      this.add(read());
    } catch (error) {
      if (!(error instanceof BadItem)) throw error;
      this.refuse(document, error);
    }
  }

  refuse(document: unknown, { reason, message }: BadItem): void {
    const bytes = this.unread(Buffer.from(JSON.stringify(document) ?? ''));
    const { channel, receivedUs } = this;
    this.result.rejected.push({
      ...{ reason, detail: message, bytes, size: bytes.length },
      ...(channel && { channel }),
      // what has no time of its own is known by this one when it is read again
      ...(receivedUs !== this.result.message.receivedAtUs && { receivedUs }),
    });
  }

  /** The whole message is refused, nobody named; of a picture, only the beginning is kept. */
  refuseWhole(
    reason: DecodedMessage['rejected'][number]['reason'],
    detail: string,
    bytesKept?: number,
  ): void {
    const { payload } = this.result.message;
    const isPicture = bytesKept !== undefined;
    const bytes = isPicture ? payload.subarray(0, bytesKept) : this.unread(payload);
    const size = payload.byteLength;
    const isCut = isPicture ? bytes.byteLength < size : bytes.byteLength === 0 && size > 0;
    // of a message in another form this is only what its codec took out of it
    const isPart = isCut || this.channel !== undefined;
    const partial = isPart ? { partial: true as const } : {};
    this.result.rejected.push({ reason, detail, bytes, size, ...partial });
  }

  /** A copy of what nobody could read, or of a part of it, without what names people. */
  private unread(bytes: Uint8Array): Uint8Array {
    // what a codec took out of its message names nobody, and is read again in our form
    if (this.channel !== undefined) return keptCopy(bytes, [this.personal]);
    const { topic, payload } = this.result.message;
    const isOurs = topic.startsWith(`${TOPIC_ROOT}/`);
    const codecs = isOurs ? undefined : this.world.codecsOf?.(this.source.key);
    return keptUnread(bytes, this.personal, codecs ?? [], payload);
  }

  /** Something of a message is refused, and this copy of it kept. */
  refuseCopy(
    reason: DecodedMessage['rejected'][number]['reason'],
    detail: string,
    bytes: Uint8Array,
    of: { mapping: string; topic?: string; proposal?: Proposal },
  ): void {
    const size = this.result.message.payload.byteLength;
    // nothing of it is kept where all of it may name people
    const partial = bytes.byteLength === 0 && size > 0 ? { partial: true as const } : {};
    this.result.rejected.push({ reason, detail, bytes, size, ...of, ...partial });
  }

  finish(): DecodedMessage {
    return this.result;
  }
}
