import { TOPIC_ROOT, type CodecName, type Trace, type TracedMessage } from '@nhip-xa/contract';
import { shownCopy, type PersonalData } from '@nhip-xa/decode';
import { isoOfUs } from '@nhip-xa/domain';
import type { RecentMessage, RecentMessages } from '@nhip-xa/intake';
import type { MappingDirectory } from '@nhip-xa/ports';

export interface TraceViewParts {
  recent: RecentMessages;
  mappings: Pick<MappingDirectory, 'codecsOf'>;
  personal: PersonalData;
  /** Whether messages are taken in by this process at all. */
  takesIn: boolean;
  /** Of this run of this process: its messages have names of their own. */
  processId: string;
}

const OWN = `${TOPIC_ROOT}/`;

/** The last messages of each source that came to this process, as people may see them. */
export class TraceView {
  constructor(private readonly parts: TraceViewParts) {}

  of(key: string): Trace {
    const { recent, takesIn } = this.parts;
    const messages = recent.of(key);
    const spoken = this.spokenBy(key, messages);
    return { key, here: takesIn, items: messages.map((one) => this.shown(one, spoken)) };
  }

  private shown(message: RecentMessage, spoken: readonly CodecName[]): TracedMessage {
    const { seq, receivedAtUs, payload, mapping, ...rest } = message;
    const bytes = payload === undefined ? undefined : Buffer.from(payload, 'latin1');
    const readAs = {
      mapping,
      isOwn: message.topic.startsWith(OWN),
      spoken,
      isIgnored: message.taken === 0 && message.refused === 0,
    };
    const copy = shownCopy(message.topic, bytes ?? new Uint8Array(), readAs, this.parts.personal);
    return {
      ...rest,
      id: `${this.parts.processId}.${seq}`,
      at: isoOfUs(receivedAtUs),
      topic: copy.topic,
      bytes: bytes && copy.bytes ? Buffer.from(copy.bytes).toString('base64') : null,
      hidden: bytes ? copy.hidden : 'too-large',
      masked: copy.masked,
    };
  }

  /** Formats that it sends by its mappings, or just sent by mappings that it had. */
  private spokenBy(key: string, messages: readonly RecentMessage[]): CodecName[] {
    const just = messages.flatMap(({ mapping }) => mapping?.codec ?? []);
    return [...new Set([...this.parts.mappings.codecsOf(key), ...just])];
  }
}
