import { LIST_LIMITS } from '@nhip-xa/contract';
import { HttpProblem } from '../problem';

/** Seconds after which whoever found no place may ask again. */
const AGAIN_SECONDS = 15;

/** How many files are written at once, in all and of one person. */
export class ExportPlaces {
  private readonly taken = new Map<string, number>();

  /** @throws HttpProblem `throttled` */
  take(who: string): () => void {
    const own = this.taken.get(who) ?? 0;
    const all = [...this.taken.values()].reduce((sum, each) => sum + each, 0);
    if (own >= LIST_LIMITS.exportsOfOne || all >= LIST_LIMITS.exportsAtOnce) {
      throw new HttpProblem('throttled', {
        detail: 'other files are being written: wait until they are done',
        headers: { 'Retry-After': String(AGAIN_SECONDS) },
      });
    }
    this.taken.set(who, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.taken.get(who) ?? 1) - 1;
      if (left > 0) this.taken.set(who, left);
      else this.taken.delete(who);
    };
  }
}
