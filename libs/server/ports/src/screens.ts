import type { Screen, ScreenFault, ScreenReport } from '@nhip-xa/contract';

/** A screen as it is kept; whether it is alive and of this version depends on who asks when. */
export type StoredScreen = Omit<Screen, 'alive' | 'outdated'>;

/**
 * `full`: so many other screens of this display are alive that none gives way; `gone`: the display
 * was taken back.
 */
export type ScreenKept = 'kept' | 'full' | 'gone';

/** The screens that show walls, as they reported themselves. */
export interface ScreenStore {
  /** Of several displays, by the display's id, the one heard of last first. One query for all. */
  of(displays: readonly string[]): Promise<ReadonlyMap<string, readonly StoredScreen[]>>;
  report(display: string, report: ScreenReport, atMs: number): Promise<ScreenKept>;
  /** Counted where the screen has reported itself before; another is not made up for it. */
  fault(display: string, fault: ScreenFault, atMs: number): Promise<void>;
}
