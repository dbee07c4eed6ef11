import { randomUUID } from 'node:crypto';
import { TRACE_LIMITS, type Trace, type TracedMessage } from '@nhip-xa/contract';
import type { ProcessBus, ProcessMessage, TraceReader } from '@nhip-xa/ports';

export interface JoinedTracesParts {
  /** What came to this process. */
  own: { of(key: string): Trace };
  bus: Pick<ProcessBus, 'publish' | 'onMessage'>;
  /** Whether there are other processes. */
  store: { processes: { readonly hasOthers: boolean } };
  /** Calls back after so many ms. */
  after?: (milliseconds: number, done: () => void) => void;
}

/**
 * The last messages of a source, whichever process they came to. Each keeps its own, and is asked
 * when somebody looks; what goes from one to the other is as people may see it.
 */
export class JoinedTraces implements TraceReader {
  /** Questions that are open, with the answers so far. */
  private readonly open = new Map<string, Trace[]>();
  private readonly after: NonNullable<JoinedTracesParts['after']>;

  constructor(private readonly parts: JoinedTracesParts) {
    this.after = parts.after ?? ((milliseconds, done) => void setTimeout(done, milliseconds));
    parts.bus.onMessage((message) => this.heed(message));
  }

  async of(key: string): Promise<Trace> {
    const own = this.parts.own.of(key);
    if (!this.parts.store.processes.hasOthers) return own;
    return joined(own, await this.ofOthers(key));
  }

  private async ofOthers(key: string): Promise<Trace[]> {
    const asked = randomUUID();
    const answers: Trace[] = [];
    this.open.set(asked, answers);
    this.parts.bus.publish({ what: 'trace-asked', key, asked });
    await new Promise<void>((resolve) => this.after(TRACE_LIMITS.othersMs, resolve));
    this.open.delete(asked);
    return answers;
  }

  private heed(message: ProcessMessage): void {
    const { own, bus } = this.parts;
    if (message.what === 'trace') this.open.get(message.asked)?.push(message.trace);
    if (message.what !== 'trace-asked') return;
    const { key, here, items } = own.of(message.key);
    if (!here) return;
    const trace = { key, here, items: withinBounds(items) };
    bus.publish({ what: 'trace', asked: message.asked, trace });
  }
}

function joined(own: Trace, others: readonly Trace[]): Trace {
  const all = [own, ...others];
  const items = all
    .flatMap((one) => one.items)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const here = all.some((one) => one.here);
  return { key: own.key, here, items: items.slice(0, TRACE_LIMITS.messagesWatched) };
}

/** Of the newest messages the payload, as far as may be sent. */
function withinBounds(items: readonly TracedMessage[]): TracedMessage[] {
  let left: number = TRACE_LIMITS.sentCharacters;
  return items.map((item) => {
    left -= item.bytes?.length ?? 0;
    return left >= 0 || item.bytes === null ? item : { ...item, bytes: null, hidden: 'too-large' };
  });
}
