import { TOPIC_ROOT, type CodecName, type Trace, type TracedMessage } from '@nhip-xa/contract';
import { PERSONAL_FORMATS, shownCopy, type PersonalData } from '@nhip-xa/decode';
import { isoOfUs } from '@nhip-xa/domain';
import type { RecentMessage, RecentMessages } from '@nhip-xa/intake';
import type { MappingDirectory, TraceReader } from '@nhip-xa/ports';

export interface TraceViewParts {
  recent: RecentMessages;
  store: { mappingDirectory: Pick<MappingDirectory, 'find' | 'ofCodec'> };
  personal: PersonalData;
  /** Whether messages are taken in by this process at all. */
  takesIn: boolean;
}

const OWN = `${TOPIC_ROOT}/`;

/** The last messages of each source as people may see them. */
export class TraceView implements TraceReader {
  constructor(private readonly parts: TraceViewParts) {}

  of(key: string): Trace {
    const { recent, takesIn } = this.parts;
    const items = recent.of(key).map((message) => this.shown(key, message));
    return { key, here: takesIn, items };
  }

  /** How its messages were read is not known any more, and so not what of them names people. */
  forget(key: string): void {
    this.parts.recent.forget(key);
  }

  private shown(key: string, message: RecentMessage): TracedMessage {
    const { seq, receivedAtUs, payload, ...rest } = message;
    const publisher = message.via ?? key;
    const bytes = payload === undefined ? undefined : Buffer.from(payload, 'latin1');
    const readAs = {
      codec: this.codecOf(publisher, message.topic),
      isPersonal: this.isPersonal(publisher),
      isIgnored: message.taken === 0 && message.refused === 0,
    };
    const copy = shownCopy(message.topic, bytes ?? new Uint8Array(), readAs, this.parts.personal);
    return {
      ...rest,
      id: String(seq),
      at: isoOfUs(receivedAtUs),
      topic: copy.topic,
      bytes: bytes && copy.bytes ? Buffer.from(copy.bytes).toString('base64') : null,
      hidden: bytes ? copy.hidden : 'too-large',
      masked: copy.masked,
    };
  }

  private codecOf(publisher: string, topic: string): CodecName | undefined {
    if (topic.startsWith(OWN)) return 'native';
    return this.parts.store.mappingDirectory.find(publisher, topic)?.mapping.codec;
  }

  private isPersonal(publisher: string): boolean {
    const { mappingDirectory } = this.parts.store;
    return PERSONAL_FORMATS.some((codec) =>
      mappingDirectory.ofCodec(codec).some((mapping) => mapping.publisher === publisher),
    );
  }
}
