import type { CaseFields } from '@nhip-xa/domain';
import type { Decoded, RejectedItem } from '@nhip-xa/ports';

/** Microseconds of a moment written in RFC 3339. */
export const us = (iso: string): number => Date.parse(iso) * 1000;

const dated = (item: Decoded['item']): Decoded => ({ item, undated: false, notes: [] });

/** As the decoder hands it over where the source stated no usable time. */
export const undated = (decoded: Decoded, claimed?: string): Decoded => ({
  ...decoded,
  undated: true,
  ...(claimed === undefined ? {} : { claimed, notes: ['clock-wrong'] }),
});

export const reading = (commune: string, metric: string, atUs: number, value: number): Decoded =>
  dated({ fact: 'reading', commune, metric, atUs, value });

export const caseSaid = (
  commune: string,
  kindAndId: `${string} ${string}`,
  tsUs: number,
  state: string | null,
  fields: CaseFields = {},
): Decoded => {
  const [kind, id] = kindAndId.split(' ') as [string, string];
  return dated({ fact: 'case', commune, kind, id, tsUs, state, fields });
};

export const event = (
  commune: string,
  tsUs: number,
  amount: number | null,
  over: { id?: string | null; type?: string; attributes?: Record<string, unknown> } = {},
): Decoded =>
  dated({
    fact: 'event',
    commune,
    type: over.type ?? 'trade.order',
    id: over.id ?? null,
    tsUs,
    amount,
    village: null,
    attributes: over.attributes ?? {},
  });

export const status = (state: 'online' | 'offline', atUs: number, attributes = {}): Decoded =>
  dated({ fact: 'status', state, atUs, attributes });

export const refused = (
  detail = 'rain is no number',
  reason: RejectedItem['reason'] = 'bad-shape',
): RejectedItem => {
  const bytes = Buffer.from('{"rain":"x"}');
  return { reason, detail, bytes, size: bytes.length };
};
