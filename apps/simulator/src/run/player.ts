import { localDay } from '@nhip-xa/domain';
import { byTime, type Planned } from '../day/messages';
import { planProvinceDay, type World } from '../day/plan';
import { pulseOf } from '../day/pulse';

/** Plays the plan of one day after the other. */
export class Player {
  private day: number;
  private rest: Planned[];

  /**
   * @param worldOf the world as it is on a local day
   * @param fromMs nothing before this moment is played
   */
  constructor(
    private readonly worldOf: (day: number) => World,
    private readonly fromMs: number,
    private readonly pulseFromMs: number,
  ) {
    this.day = localDay(fromMs);
    this.rest = this.planOf(this.day);
  }

  /** The messages that have come due by a moment of the plan, in order. */
  dueBy(planMs: number): Planned[] {
    const due: Planned[] = [];
    for (;;) {
      const next = this.rest.findIndex(({ atMs }) => atMs > planMs);
      due.push(...this.rest.splice(0, next < 0 ? this.rest.length : next));
      if (next >= 0 || localDay(planMs) <= this.day) return due;
      this.day += 1;
      this.rest = this.planOf(this.day);
    }
  }

  private planOf(day: number): Planned[] {
    const world = this.worldOf(day);
    const planned = planProvinceDay(world, day);
    const pulse = pulseOf(world, day, planned, this.pulseFromMs);
    return [...planned, ...pulse].filter(({ atMs }) => atMs >= this.fromMs).sort(byTime);
  }
}
