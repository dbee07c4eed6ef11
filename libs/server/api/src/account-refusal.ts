import type { AccountRefusal } from '@nhip-xa/ports';
import { HttpProblem, notFound } from './problem';

/** Tells a caller why a change of accounts was not made. */
export function refusalOf(refusal: AccountRefusal): HttpProblem {
  switch (refusal) {
    case 'not-found':
      return notFound();
    case 'weak-password':
      return new HttpProblem('weak-password', {
        errors: [{ path: 'password', message: 'is among those that are guessed first' }],
      });
    default:
      return new HttpProblem(refusal);
  }
}
