import type { TermContext } from './term-query';

/** The share of the window in which a source `f` was there and, where it says so, worked. */
export function availabilityOf(_context: TermContext): string {
  throw new Error('not built yet: availability');
}
