import { MAPPING_LIMITS, sourceKey, type RejectReason } from '@nhip-xa/contract';
import type { TopicMatch } from '@nhip-xa/domain';
import type {
  CodecMemory,
  DecodedParts,
  IncomingMessage,
  KnownMapping,
  Proposal,
  SourceIdentity,
} from '@nhip-xa/ports';
import { decodeCase } from '../case-message';
import { Unreadable, type Codec, type Saying } from '../codecs/codec';
import { codecOf } from '../codecs/registry';
import { decodeEvent } from '../event-message';
import { ItemContext, type DecodeWorld } from '../item-context';
import { keptUnder } from '../kept-payload';
import { REASONS_OF_A_MESSAGE, SAYINGS_OF_A_MESSAGE } from '../limits';
import { decodeSnapshot } from '../snapshot-message';
import { BadItem } from '../stated';
import { decodeStatus } from '../status-message';
import { decodeTelemetry } from '../telemetry';
import { communeBy } from './commune-of';
import { valuesOf } from './measures';
import { filled, idOf } from './naming';

/** What reading foreign formats needs to know of the world. */
export interface MappedWorld extends DecodeWorld {
  find(key: string): SourceIdentity | undefined;
  memoryOf(mapping: string): CodecMemory;
}

/**
 * Reads a message under a mapping: one result for the publisher, which was heard in any case, and one
 * for each source behind it of which something was said. Whatever cannot be read is among the
 * rejected, never thrown.
 */
export function decodeMapped(
  message: IncomingMessage,
  mapping: KnownMapping,
  match: TopicMatch,
  world: MappedWorld,
): DecodedParts {
  return new MappedMessage(message, mapping, match, world).decode();
}

class MappedMessage {
  private readonly own: ItemContext;
  private readonly others = new Map<string, ItemContext>();
  private readonly codec: Codec | undefined;
  /** Sources that are not known: their message is kept once. */
  private readonly proposed = new Set<string>();
  /** Why parts were refused: the message is kept once for each reason. */
  private readonly reasons = new Set<string>();
  private kept: Uint8Array | undefined;

  constructor(
    private readonly message: IncomingMessage,
    private readonly mapping: KnownMapping,
    private readonly match: TopicMatch,
    private readonly world: MappedWorld,
  ) {
    this.own = ItemContext.of(message, world);
    this.codec = codecOf(mapping.codec);
  }

  decode(): DecodedParts {
    for (const saying of this.sayings()) this.take(saying);
    const others = [...this.others.values()].map((context) => context.finish());
    return [{ ...this.own.finish(), mapping: this.mapping }, ...others];
  }

  private sayings(): Saying[] {
    const { message, mapping, match, world, codec } = this;
    try {
      if (!codec) throw new Unreadable('unknown-codec', mapping.codec);
      const sayings = codec.read({
        topic: message.topic,
        levels: levelsOf(codec, message.topic, match.rest),
        payload: message.payload,
        retained: message.retainedCopy,
        receivedMs: Math.floor(message.receivedAtUs / 1000),
        memory: world.memoryOf(mapping.id),
        words: mapping.words ?? {},
      });
      if (sayings.length <= SAYINGS_OF_A_MESSAGE) return sayings;
      throw new Unreadable('bad-shape', `tells more than ${SAYINGS_OF_A_MESSAGE} things`);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.refuse(error.reason, error.message);
      return [];
    }
  }

  private refuse(reason: RejectReason, detail: string): void {
    const why = `${reason} ${detail}`;
    if (this.reasons.has(why) || this.reasons.size >= REASONS_OF_A_MESSAGE) return;
    this.reasons.add(why);
    this.keep(reason, detail);
  }

  private take(saying: Saying): void {
    try {
      if (saying.channel === 'unreadable') {
        this.refuse(saying.reason, saying.detail);
        return;
      }
      const commune = communeBy(this.mapping.commune, this.match.parts, saying.about);
      const context = this.contextOf(saying, commune);
      if (context) deliver(saying, commune, context, this.mapping);
    } catch (error) {
      if (!(error instanceof BadItem)) throw error;
      this.refuse(error.reason, error.message);
    }
  }

  /** Where a saying's items go; undefined: its source is not known, and is proposed. */
  private contextOf({ device, channel }: Saying, commune: string): ItemContext | undefined {
    if (!device) return this.own;
    const { publisher } = this.message;
    const name = filled(this.mapping.source ?? '{device}', {
      ...this.match.parts,
      device: device.name,
    });
    const id = idOf(name);
    if (id === undefined) throw new BadItem('bad-shape', 'its device has no name');
    const key = sourceKey(commune, id);
    if (key === publisher.key) return this.own;
    const known = this.others.get(key);
    if (known) return known;
    if (!this.world.holdsCommune(publisher, commune) && commune !== publisher.unit) {
      throw new BadItem('unknown-unit', `commune ${commune} is not of ${publisher.unit}`);
    }
    const source = this.world.find(key);
    if (!source) {
      const whose = { mapping: this.mapping.id, publisher: publisher.key };
      this.propose({ key, unit: commune, id, kind: device.kind, name, ...whose });
      return undefined;
    }
    if (source.gateway !== publisher.key) {
      throw new BadItem('topic-refused', `${publisher.key} does not speak for ${key}`);
    }
    // told of is not heard
    if (channel === 'proposal') return undefined;
    const context = ItemContext.of(
      { ...this.message, publisher: source, via: publisher },
      this.world,
    );
    this.others.set(key, context);
    return context;
  }

  /** The whole message is kept once for each source that nobody has approved yet. */
  private propose(proposal: Proposal): void {
    if (this.proposed.has(proposal.key)) return;
    if (this.proposed.size >= MAPPING_LIMITS.proposals) {
      this.refuse('unknown-source', `more than ${MAPPING_LIMITS.proposals} sources`);
      return;
    }
    this.proposed.add(proposal.key);
    this.keep('unknown-source', proposal.key, proposal);
  }

  private keep(reason: RejectReason, detail: string, proposal?: Proposal): void {
    const topic = this.codec?.keptTopic?.(this.message.topic);
    const of = {
      mapping: this.mapping.id,
      ...(topic !== undefined && { topic }),
      ...(proposal && { proposal }),
    };
    this.own.refuseCopy(reason, detail, this.copy(), of);
  }

  private copy(): Uint8Array {
    this.kept ??= keptUnder(this.mapping, this.message.payload, this.world.personal);
    return this.kept;
  }
}

/** The levels below the software's own first one, wherever a site's prefix stands before it. */
function levelsOf({ base }: Codec, topic: string, rest: readonly string[]): readonly string[] {
  const levels = topic.split('/');
  const at = base === undefined ? -1 : levels.indexOf(base);
  if (at >= 0) return levels.slice(at + 1);
  return rest.length > 0 ? rest : levels;
}

/** Hands a saying to the reader of its channel, as a document of our own form. */
function deliver(
  saying: Exclude<Saying, { channel: 'unreadable' }>,
  commune: string,
  context: ItemContext,
  mapping: KnownMapping,
): void {
  // told of is not heard
  if (saying.channel === 'proposal') return;
  const place = context.source.level === 'commune' ? {} : { commune };
  context.channel = saying.channel;
  switch (saying.channel) {
    case 'telemetry': {
      const values = valuesOf(withoutPersonal(saying.values, context), mapping);
      if (Object.keys(values).length === 0) return;
      decodeTelemetry({ ts: saying.ts ?? null, ...place, values }, context);
      break;
    }
    case 'case':
      decodeCase({ ...saying.document, ...place }, context);
      break;
    case 'event':
      decodeEvent({ ...saying.document, ...place }, context);
      break;
    case 'status':
      decodeStatus(saying.document, context);
      break;
    case 'snapshot':
      decodeSnapshot(saying.bytes, context);
      break;
  }
  context.receivedUs += 1;
}

/** [contract 2] what names people is stripped from foreign formats. */
const withoutPersonal = <T>(values: Readonly<Record<string, T>>, { personal }: ItemContext) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !personal.isPersonal(name)));
