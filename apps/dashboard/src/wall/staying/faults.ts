import { createContext } from 'react';

/** Takes what went wrong on this screen. */
export interface Faults {
  report: (where: string, error: unknown) => void;
}

/** Without a display nobody is told: a person's own look at a wall is no screen of ours. */
export const FaultsContext = createContext<Faults>({ report: () => undefined });

/** One place may say so once within this, in ms: what breaks at every change must not flood. */
export const PLACE_EVERY_MS = 60_000;
/** As the contract has them [contract screenFault]. */
const WHERE_CHARACTERS = 100;
const MESSAGE_CHARACTERS = 500;

export interface ToldFault {
  where: string;
  message: string;
}

/** Tells of faults, of each place once a minute. Places are few: tiles and scenes. */
export class FaultBook implements Faults {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly send: (fault: ToldFault) => void,
    private readonly now: () => number,
  ) {}

  report = (where: string, error: unknown): void => {
    const nowMs = this.now();
    if (nowMs - (this.told.get(where) ?? Number.NEGATIVE_INFINITY) < PLACE_EVERY_MS) return;
    this.told.set(where, nowMs);
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.send({
      where: where.slice(0, WHERE_CHARACTERS),
      message: (message || 'unknown').slice(0, MESSAGE_CHARACTERS),
    });
  };
}
