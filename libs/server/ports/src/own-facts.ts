/** How long a fact took to a screen of a unit. */
export interface ScreenDraw {
  unit: string;
  /** When it was on the screen. */
  atMs: number;
  /** From its moment until then. */
  seconds: number;
}

/** What the system knows of itself and keeps as facts. */
export interface OwnFacts {
  addDraws(draws: readonly ScreenDraw[]): Promise<void>;
  /** On the local day of a moment a chairman of the unit did something here; said again it is no news. */
  noteLeaderDay(unit: string, atMs: number): Promise<void>;
}
