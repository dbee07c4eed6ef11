import { LIMITS, METRIC } from '@nhip-xa/contract';
import type { Decoded, DecodeNote } from '@nhip-xa/ports';
import { maySend } from './declared';
import type { ItemContext } from './item-context';
import { BadItem, factTime, isObject, numberOf } from './stated';

/** Keys of the dated form; in the bare form every other key is a metric. */
const NOT_METRICS: ReadonlySet<string> = new Set(['ts', 'commune', 'values']);

/**
 * One telemetry object: `{ts, commune?, values: {metric: number}}`, or bare `{metric: number}` at
 * the time of receipt. Each value is an item of its own: a bad one is refused alone.
 */
export function decodeTelemetry(document: unknown, context: ItemContext): void {
  if (!isObject(document)) return context.refuse(document, new BadItem('bad-shape', 'no object'));
  const values = document['values'] ?? document;
  if (!isObject(values)) {
    return context.refuse(document, new BadItem('bad-shape', 'values is no object'));
  }
  const names = Object.keys(values).filter((name) => values !== document || !NOT_METRICS.has(name));
  if (names.length === 0 || names.length > LIMITS.valuesPerObject) {
    const detail = `values holds ${names.length}, 1 to ${LIMITS.valuesPerObject} are taken`;
    return context.refuse(document, new BadItem('bad-shape', detail));
  }
  const head = headOf(document, context);
  for (const metric of names) {
    const value = values[metric];
    if (value === null) continue;
    const reading = head instanceof BadItem ? head : readReading(metric, value, head, context);
    if (!(reading instanceof BadItem)) context.add(reading);
    else context.refuse(alone(document, values, metric), reading);
  }
}

/** The object as if it had held this value only. */
const alone = (document: object, values: Record<string, unknown>, metric: string): object =>
  values === document
    ? { [metric]: values[metric] }
    : { ...document, values: { [metric]: values[metric] } };

function readReading(
  metric: string,
  stated: unknown,
  head: Head,
  context: ItemContext,
): Decoded | BadItem {
  try {
    return readingItem(metric, stated, head, context);
  } catch (error) {
    if (error instanceof BadItem) return error;
    throw error;
  }
}

interface Head {
  commune: string;
  time: ReturnType<typeof factTime>;
}

/** What all values of an object share; refused with it, one by one. */
function headOf(document: Record<string, unknown>, context: ItemContext): Head | BadItem {
  try {
    const personal = personalBeside(document, context);
    if (personal !== undefined) throw new BadItem('personal-data', personal);
    const time = factTime(document['ts'], context.receivedUs);
    return { commune: context.communeOf(document['commune']), time };
  } catch (error) {
    if (error instanceof BadItem) return error;
    throw error;
  }
}

/** A key that names a person beside the values; most objects have none to look at. */
function personalBeside(
  document: Record<string, unknown>,
  context: ItemContext,
): string | undefined {
  if (!isObject(document['values'])) return undefined;
  const others = Object.entries(document).filter(([name]) => !NOT_METRICS.has(name));
  return others.length === 0 ? undefined : context.personal.find(Object.fromEntries(others));
}

function readingItem(metric: string, stated: unknown, head: Head, context: ItemContext): Decoded {
  if (context.personal.isPersonal(metric)) throw new BadItem('personal-data', metric);
  if (!METRIC.test(metric)) throw new BadItem('bad-shape', 'no name of a metric');
  if (!maySend(context.source, 'reading', metric)) {
    throw new BadItem('not-declared', `reading:${metric}`);
  }
  const notes: DecodeNote[] = [...head.time.notes];
  const value = numberOf(stated, metric, notes);
  const { us, undated, claimed } = head.time;
  const item = { fact: 'reading', commune: head.commune, metric, atUs: us, value } as const;
  return claimed === undefined ? { item, undated, notes } : { item, undated, notes, claimed };
}
