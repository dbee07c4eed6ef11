import { NOTHING_YET, type LiveState } from './live-state';

/**
 * Listeners are told of numbers and news at most so often, in ms: as often as the server sends one
 * unit's numbers. What came meanwhile is drawn together.
 */
export const TELL_EVERY_MS = 250;
/**
 * A screen whose drawing takes longer than a part of that is told more seldom, so that drawing takes
 * a share of its time and not all: so many times as long as the last drawing took, at most `SELDOM`.
 */
const TIMES_DRAWING = 10;
const TELL_SELDOM_MS = 1_000;

/** The live state, told to listeners as fast as they can draw it. */
export class PacedState {
  state: LiveState = NOTHING_YET;
  /** What listeners were told. */
  told: LiveState = NOTHING_YET;
  private toldMs = 0;
  /** How long the last drawing took that is known of. */
  private drawingMs = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly now: () => number) {}

  /** Is told after each change of the state. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What is told at once. */
  set(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.tell();
  }

  /** As `set`, for what may come many times a second. */
  take(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    if (this.telling !== undefined) return;
    const every = Math.min(TELL_SELDOM_MS, Math.max(TELL_EVERY_MS, TIMES_DRAWING * this.drawingMs));
    const waitMs = Math.min(every, this.toldMs + every - this.now());
    if (waitMs <= 0) this.tell();
    else this.telling = setTimeout(() => this.tell(), waitMs);
  }

  /** The state of that message is on the screen. */
  drew(seq: number): void {
    if (seq === this.told.seq) this.drawingMs = Math.max(0, this.now() - this.toldMs);
  }

  stop(): void {
    clearTimeout(this.telling);
  }

  private tell(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    this.told = this.state;
    this.toldMs = this.now();
    this.listeners.forEach((listener) => listener());
  }
}
