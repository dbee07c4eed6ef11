import { localDay } from '@nhip-xa/domain';
import type {
  CaseItem,
  DecodedMessage,
  FactChange,
  IncomingMessage,
  ReadingItem,
  RejectedItem,
} from '@nhip-xa/ports';
import type { GivenRejected } from './bookkeeping';
import type { GivenStatement } from './case-statements';
import type { GivenEvent } from './event-writer';
import type { GivenFrame } from './frame-writer';

export interface GivenReading {
  message: IncomingMessage;
  item: ReadingItem;
}

/** A batch's items by kind of fact, ready to be written. */
export interface Batch {
  readings: GivenReading[];
  statements: GivenStatement[];
  events: GivenEvent[];
  frames: GivenFrame[];
  rejected: GivenRejected[];
  /** Sources of the statuses, one entry each. */
  statuses: number[];
}

/** Sorts the items of messages; the undated items of a repeated message are left out. */
export function batchOf(
  messages: readonly DecodedMessage[],
  repeated: ReadonlySet<IncomingMessage>,
): Batch {
  const batch: Batch = {
    readings: [],
    statements: [],
    events: [],
    frames: [],
    rejected: [],
    statuses: [],
  };
  for (const { message, items, rejected } of messages) {
    for (const item of rejected) batch.rejected.push(refusedOf(message, item));
    const isRepeat = repeated.has(message);
    for (const { item, undated } of items) {
      if (undated && isRepeat) continue;
      if (item.fact === 'reading') batch.readings.push({ message, item });
      else if (item.fact === 'case') batch.statements.push(statementOf(message, item));
      else if (item.fact === 'status') batch.statuses.push(message.publisher.id);
      else if (item.fact === 'frame') batch.frames.push({ message, item });
      else {
        batch.events.push({
          item,
          undated,
          sourceId: message.publisher.id,
          receivedUs: message.receivedAtUs,
        });
      }
    }
  }
  return batch;
}

/** Says besides over whose connection it came. */
const refusedOf = (message: IncomingMessage, item: RejectedItem): GivenRejected => ({
  ...item,
  detail: message.via ? `${item.detail} (via ${message.via.key})` : item.detail,
  ...originOf(message),
  ...(item.topic !== undefined && { topic: item.topic }),
  ...(item.receivedUs !== undefined && { receivedUs: item.receivedUs }),
});

export const originOf = (
  message: IncomingMessage,
): Pick<
  GivenRejected,
  'sourceId' | 'unit' | 'topic' | 'receivedUs' | 'retained' | 'will' | 'again'
> => ({
  sourceId: message.publisher.id,
  unit: message.publisher.unit,
  topic: message.topic,
  receivedUs: message.receivedAtUs,
  retained: message.retainedCopy,
  will: message.will,
  ...(message.again !== undefined && { again: message.again }),
});

const statementOf = (message: IncomingMessage, item: CaseItem): GivenStatement => ({
  unit: item.commune,
  kind: item.kind,
  id: item.id,
  tsUs: item.tsUs,
  state: item.state,
  fields: item.fields,
  sourceId: message.publisher.id,
  byPerson: null,
  receivedUs: message.receivedAtUs,
  topic: message.topic,
});

export const localDayOfUs = (us: number): number => localDay(us / 1000);

/** Which facts of which units changed, each with the earliest moment it speaks of. */
export class FactChanges {
  private readonly byName = new Map<string, FactChange>();

  mark(unit: string, fact: string, us: number): void {
    const key = `${unit} ${fact}`;
    const before = this.byName.get(key);
    if (!before) this.byName.set(key, { unit, fact, earliestUs: us });
    else before.earliestUs = Math.min(before.earliestUs, us);
  }

  list(): FactChange[] {
    return [...this.byName.values()];
  }
}
