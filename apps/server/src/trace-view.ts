import { TOPIC_ROOT, type CodecName, type Trace, type TracedMessage } from '@nhip-xa/contract';
import { PERSONAL_FORMATS, shownCopy, type PersonalData } from '@nhip-xa/decode';
import { isoOfUs } from '@nhip-xa/domain';
import type { RecentMessage, RecentMessages } from '@nhip-xa/intake';
import type { MappingDirectory } from '@nhip-xa/ports';

export interface TraceViewParts {
  recent: RecentMessages;
  mappings: Pick<MappingDirectory, 'ofCodec'>;
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
    const isPersonal = this.isPersonal(key, messages);
    return { key, here: takesIn, items: messages.map((one) => this.shown(one, isPersonal)) };
  }

  private shown(message: RecentMessage, isPersonal: boolean): TracedMessage {
    const { seq, receivedAtUs, payload, codec, ...rest } = message;
    const bytes = payload === undefined ? undefined : Buffer.from(payload, 'latin1');
    const readAs = {
      codec: message.topic.startsWith(OWN) ? ('native' as const) : codec,
      isPersonal,
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

  /** It sends, or just sent, a format of which every payload holds personal data. */
  private isPersonal(key: string, messages: readonly RecentMessage[]): boolean {
    const has = (codec: CodecName): boolean =>
      this.parts.mappings.ofCodec(codec).some(({ publisher }) => publisher === key);
    return PERSONAL_FORMATS.some(
      (codec) => has(codec) || messages.some((message) => message.codec === codec),
    );
  }
}
