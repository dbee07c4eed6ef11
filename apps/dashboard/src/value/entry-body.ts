import { VALUE_LEDGER_LIMITS, type CreateValueEntry } from '@nhip-xa/contract';
import { localDay, readLine, type CellProblem } from '@nhip-xa/domain';

/**
 * What a form is sent as, read by the same rules as a line of a file; or what is wrong with it.
 * @param values as they were typed, by column
 */
export function entryBody(
  values: Readonly<Record<string, string>>,
  id: string,
  nowMs = Date.now(),
): { body: CreateValueEntry } | { problems: CellProblem[] } {
  const read = readLine(values, {
    unit: undefined,
    communes: new Set([values['unit'] ?? '']),
    today: localDay(nowMs),
    limits: VALUE_LEDGER_LIMITS,
  });
  if ('problems' in read) return read;
  const stated = Object.entries(read.entry).filter(([, value]) => value !== null);
  return { body: { ...Object.fromEntries(stated), id } as CreateValueEntry };
}

/** An id that nobody else has; browsers without encryption of the line know no `randomUUID`. */
export const newId = (): string =>
  `form-${[...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;
