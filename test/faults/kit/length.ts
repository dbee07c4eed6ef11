/**
 * `FAULTS=long` runs every fault as long as it lasts in life; otherwise as short as still shows
 * whether it is survived.
 */
export const IS_LONG = process.env.FAULTS === 'long';

/** The duration, count or rate of a fault, in its short and its long form. */
export const lasting = <T>(short: T, long: T): T => (IS_LONG ? long : short);

/** How long a test may take that waits for faults of so many ms besides its own work, in ms. */
export const patience = (faultsMs: number): number => 90_000 + 3 * faultsMs;
