import type { TypedNumber } from '@nhip-xa/contract';

export type TypedState = 'stands' | 'behind' | 'expired' | 'withdrawn';

/** How each of these typed numbers, the newest first, stands at a moment: the newest one that was not taken back is used. */
export function typedStates(
  items: readonly Pick<TypedNumber, 'until' | 'withdrawnAt'>[],
  nowMs: number,
): TypedState[] {
  const used = items.findIndex(({ withdrawnAt }) => withdrawnAt === null);
  return items.map(({ until, withdrawnAt }, at) => {
    if (withdrawnAt !== null) return 'withdrawn';
    if (at !== used) return 'behind';
    return Date.parse(until) <= nowMs ? 'expired' : 'stands';
  });
}
