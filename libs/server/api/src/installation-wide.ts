import type { Principal } from '@nhip-xa/ports';
import { HttpProblem } from './problem';

/** What holds for all is said, and seen, only by whoever has the whole installation. */
export function refuseLesser(caller: Principal): void {
  if (caller.unit !== 'VN') throw new HttpProblem('forbidden');
}
