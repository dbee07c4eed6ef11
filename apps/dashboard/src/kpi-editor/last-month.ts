/** Vietnam keeps one zone, UTC+7, and has no daylight saving. */
const OFFSET_MS = 7 * 3_600_000;

/** From and to of the local month before the one that holds a moment. */
export function lastMonth(nowMs: number): { from: string; to: string } {
  const local = new Date(nowMs + OFFSET_MS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  const start = (at: number): string => new Date(Date.UTC(year, at, 1) - OFFSET_MS).toISOString();
  return { from: start(month - 1), to: start(month) };
}
