/** A visible page that drew no frame for so long hangs, in ms. */
export const NO_FRAME_MS = 60_000;
/** How often it is looked, in ms. */
export const LOOK_EVERY_MS = 5_000;
/** Looks that come later than this were asleep with the page: nothing follows from them, in ms. */
const ASLEEP_MS = 3 * LOOK_EVERY_MS;
/** A page is not loaded anew more often than this, in ms: what does not help must not go on. */
export const RELOAD_EVERY_MS = 600_000;

/** Notices that a page stopped drawing. Frames do not come to a page in the background. */
export class DrawingWatch {
  private lookedMs: number;
  private frameMs: number;

  constructor(nowMs: number) {
    this.lookedMs = nowMs;
    this.frameMs = nowMs;
  }

  frame(nowMs: number): void {
    this.frameMs = nowMs;
  }

  /** Whether the page hangs. */
  look(nowMs: number, isVisible: boolean): boolean {
    const slept = nowMs - this.lookedMs > ASLEEP_MS;
    this.lookedMs = nowMs;
    if (slept || !isVisible) this.frameMs = nowMs;
    return nowMs - this.frameMs >= NO_FRAME_MS;
  }
}

/** Whether a page that was last loaded anew at a moment may be so again. */
export const mayReload = (lastMs: number | null, nowMs: number): boolean =>
  lastMs === null || nowMs < lastMs || nowMs - lastMs >= RELOAD_EVERY_MS;
