import type { SceneData } from '@nhip-xa/contract';
import { momentMs } from '@nhip-xa/web-ui';
import type { Area } from '../overview/decision-field';

export type Camera = SceneData<'security'>['cameras'][number];

/** A camera may be online by its word alone: a picture older than this is not what it sees now. */
export const FRAME_FRESH_MS = 15 * 60_000;

/** `good` shows what is; `dead` what was; `none`: it never sent one. */
export function frameState(
  { state, since, lastFrameAt }: Pick<Camera, 'state' | 'since' | 'lastFrameAt'>,
  nowMs: number,
): 'good' | 'dead' | 'none' {
  if (lastFrameAt === null) return 'none';
  const frameMs = momentMs(lastFrameAt);
  if (state === 'offline' || nowMs - frameMs > FRAME_FRESH_MS) return 'dead';
  return since !== null && frameMs < momentMs(since) ? 'dead' : 'good';
}

/** Nobody waits for a camera that is being mended. */
const isDark = ({ state, maintained }: Camera): boolean => state === 'offline' && !maintained;

/**
 * Dark ones first, those silent longest before others; then those being mended; then those that have
 * a picture to show; by name.
 */
export const worstCamerasFirst = (cameras: readonly Camera[]): Camera[] =>
  [...cameras].sort(
    (a, b) =>
      Number(isDark(b)) - Number(isDark(a)) ||
      Number(b.state === 'offline') - Number(a.state === 'offline') ||
      (isDark(a) ? sinceMs(a) - sinceMs(b) : 0) ||
      (a.state === 'offline' ? 0 : Number(isUnseen(a)) - Number(isUnseen(b))) ||
      a.name.localeCompare(b.name, 'vi'),
  );

/** It says that it is there and never sent a picture: an empty place. */
const isUnseen = ({ lastFrameAt }: Camera): boolean => lastFrameAt === null;

/** One that was never heard has been silent longest. */
const sinceMs = ({ since }: Camera): number => (since === null ? 0 : momentMs(since));

export interface CameraGrid {
  columns: number;
  rows: number;
  /** How many of the cameras fit. */
  shown: number;
}

/** The grid with the largest tiles of which none is smaller than `least`. */
export function cameraGrid(count: number, box: Area, least: Area): CameraGrid {
  const mostColumns = Math.max(1, Math.floor(box.width / least.width));
  const mostRows = Math.max(1, Math.floor(box.height / least.height));
  const shown = Math.min(count, mostColumns * mostRows);
  const fits = Array.from({ length: mostColumns }, (_, at) => {
    const columns = at + 1;
    return { columns, rows: Math.max(1, Math.ceil(shown / columns)), shown };
  }).filter(({ rows }) => rows <= mostRows);
  // The largest picture of 4:3 in a cell.
  const size = ({ columns, rows }: CameraGrid): number =>
    Math.min(box.width / columns, ((box.height / rows) * 4) / 3);
  return fits.reduce((best, each) => (size(each) > size(best) ? each : best));
}

export interface DarkOfCommune {
  unit: string;
  dark: number;
  /** Names of cameras, silent longest first. */
  names: string[];
  /** Since when the first of them is silent; null: never heard. */
  sinceMs: number | null;
}

/** A province's dark cameras by commune, the most first. */
export function darkByCommune(cameras: readonly Camera[]): DarkOfCommune[] {
  const units = new Map<string, Camera[]>();
  for (const camera of worstCamerasFirst(cameras).filter(isDark)) {
    units.set(camera.unit, [...(units.get(camera.unit) ?? []), camera]);
  }
  const rows = [...units].map(([unit, dark]) => ({
    unit,
    dark: dark.length,
    names: dark.map(({ name }) => name),
    sinceMs: dark[0]?.since ? momentMs(dark[0].since) : null,
  }));
  return rows.sort((a, b) => b.dark - a.dark || (a.sinceMs ?? 0) - (b.sinceMs ?? 0));
}
