/** Turns of a source within `FLAP_WINDOW_MS` that make it flapping: three losses and three returns. */
export const FLAP_TURNS = 6;
/** How long turns are counted together, and how long one word about flapping lasts, in ms. */
export const FLAP_WINDOW_MS = 600_000;
/** Sources whose turns are remembered; of more, those that turned longest ago are forgotten. */
export const UNSTEADY_SOURCES = 10_000;

/** What a turn of presence is to a reader: itself, one of many, or one too many to be told. */
export type TurnNews = 'turned' | 'flapping' | 'silent';

interface Turns {
  /** Moments of the last turns, oldest first; never more than make it flapping. */
  atMs: number[];
  toldMs: number;
}

/** Counts how often sources come and go. The same turns in the same order give the same news. */
export class Unsteady {
  private readonly bySource = new Map<string, Turns>();

  /** A source came or went. */
  turned(source: string, atMs: number): TurnNews {
    const { atMs: before, toldMs } = this.bySource.get(source) ?? { atMs: [], toldMs: -Infinity };
    const recent = [...before.slice(1 - FLAP_TURNS), atMs].filter(
      (moment) => moment > atMs - FLAP_WINDOW_MS,
    );
    const news = newsOf(recent.length >= FLAP_TURNS, atMs - toldMs >= FLAP_WINDOW_MS);
    this.bySource.delete(source);
    this.bySource.set(source, { atMs: recent, toldMs: news === 'flapping' ? atMs : toldMs });
    if (this.bySource.size > UNSTEADY_SOURCES) this.forgetOne();
    return news;
  }

  /** The one that turned longest ago: they lie in the order of their last turn. */
  private forgetOne(): void {
    for (const source of this.bySource.keys()) {
      this.bySource.delete(source);
      return;
    }
  }
}

const newsOf = (flaps: boolean, isNew: boolean): TurnNews =>
  flaps ? (isNew ? 'flapping' : 'silent') : 'turned';
