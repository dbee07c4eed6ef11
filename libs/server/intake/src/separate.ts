import type { DataRefused, Decoded, DecodedMessage } from '@nhip-xa/ports';

/** Why the database will never take these items of a message; undefined: it would. */
export type Refusal = (items: readonly Decoded[]) => Promise<DataRefused | undefined>;

/**
 * Finds by halving which items of a message the database will never take, and puts them among its
 * rejected; the others stay.
 */
export async function separate(
  { message, items, rejected }: DecodedMessage,
  refusalOf: Refusal,
): Promise<DecodedMessage> {
  const refused = await findRefused(items, refusalOf);
  return {
    message,
    items: items.filter((item) => !refused.has(item)),
    rejected: [...rejected, ...[...refused].map(([{ item }, error]) => rejectedOf(item, error))],
  };
}

async function findRefused(
  items: readonly Decoded[],
  refusalOf: Refusal,
): Promise<Map<Decoded, DataRefused>> {
  const [only] = items;
  const error = only && (await refusalOf(items));
  if (!error) return new Map();
  if (items.length === 1) return new Map([[only, error]]);
  const middle = Math.ceil(items.length / 2);
  const left = await findRefused(items.slice(0, middle), refusalOf);
  const right = await findRefused(items.slice(middle), refusalOf);
  return new Map([...left, ...right]);
}

function rejectedOf(
  item: Decoded['item'],
  { message }: DataRefused,
): DecodedMessage['rejected'][number] {
  // of a picture its size says enough
  const kept = item.fact === 'frame' ? { ...item, bytes: item.bytes.byteLength } : item;
  const bytes = Buffer.from(JSON.stringify(kept));
  return { reason: 'storage-refused', detail: message, bytes, size: bytes.length, partial: true };
}
