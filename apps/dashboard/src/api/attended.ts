/** A page that nobody touched for so many ms asks by itself, whoever may be looking. */
export const ATTENDED_MS = 300_000;

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether somebody is at the page: it was opened or touched lately. */
export class Attendance {
  private touchedMs: number;

  constructor(
    page: Pick<Window, 'addEventListener'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.touchedMs = nowMs();
    const touched = (): void => void (this.touchedMs = this.nowMs());
    for (const touch of TOUCHES) {
      page.addEventListener(touch, touched, { passive: true, capture: true });
    }
  }

  get isAttended(): boolean {
    return this.nowMs() - this.touchedMs < ATTENDED_MS;
  }
}
