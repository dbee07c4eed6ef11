import type { DecodedMessage, SourceIdentity } from '@nhip-xa/ports';

export type State = 'online' | 'offline';

export interface Turn {
  state: State;
  atUs: number;
}

/** What one batch says of a source's presence. */
export interface Heard {
  source: SourceIdentity;
  state: State;
  heardUs: number;
  /** States it went through, in order of receipt. */
  turns: Turn[];
  /** States that belong to the past: they came late. */
  late: Turn[];
  attributes: Record<string, unknown>;
  /**
   * Set when its last word is a will: when its connection last gave a sign of life; and when it is
   * read again: when it was said.
   */
  aliveUs: number | undefined;
}

/** A state that belongs to the past: it enters history. */
export interface LatePresence {
  unit: string;
  kind: SourceIdentity['kind'];
  atUs: number;
}

/** A status older than this when it comes is history, not the present. */
const LATE_STATUS_US = 60_000_000;

/** The states of it that enter history. */
export const lateOf = (one: Heard): LatePresence[] =>
  one.late.map(({ atUs }) => ({ unit: one.source.unit, kind: one.source.kind, atUs }));

/** The presence that each publisher ends with, and the turns it took; a gateway by what it passes on. */
export function heardBy(
  messages: readonly DecodedMessage[],
  lastUs: ReadonlyMap<number, number>,
): Map<number, Heard> {
  const heard = new Map<number, Heard>();
  for (const { message, items } of messages) {
    const status = items.map(({ item }) => item).find((item) => item.fact === 'status');
    // a will that says nothing is not the source's word
    if (message.retainedCopy || (message.will && !status)) continue;
    if (message.via && !message.will) {
      const via = heardOf(heard, message.via);
      appear(via, message.receivedAtUs);
      if (message.again !== undefined) via.aliveUs = message.receivedAtUs;
    }
    const one = heardOf(heard, message.publisher);
    // any message counts as being heard, whatever it says [contract 1]
    appear(one, message.receivedAtUs, status?.state);
    // what is read again tells of then: nothing of a source that was heard since
    if (message.again !== undefined) one.aliveUs = message.receivedAtUs;
    if (message.will) {
      one.aliveUs = Math.max(message.connectedAtUs, lastUs.get(message.publisher.id) ?? 0);
    }
    Object.assign(one.attributes, status?.attributes);
    const { state, heardUs } = one;
    if (status && status.atUs < heardUs - LATE_STATUS_US)
      one.late.push({ state, atUs: status.atUs });
  }
  return heard;
}

function heardOf(heard: Map<number, Heard>, source: SourceIdentity): Heard {
  const one = heard.get(source.id) ?? begin(source);
  heard.set(source.id, one);
  return one;
}

/** By receipt: a clock that is behind would put the return before the loss. */
function appear(one: Heard, atUs: number, state: State = 'online'): void {
  one.state = state;
  one.heardUs = atUs;
  one.aliveUs = undefined;
  if (one.turns.at(-1)?.state !== state) one.turns.push({ state, atUs });
}

const begin = (source: SourceIdentity): Heard => ({
  source,
  state: 'offline',
  heardUs: 0,
  turns: [],
  late: [],
  attributes: {},
  aliveUs: undefined,
});
