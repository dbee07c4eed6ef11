import { SCENES, type Scene, type UnitLevel, type WallSettings } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';

/** How long a scene that is added stands at first, in seconds. */
const SECONDS_AT_FIRST = 20;

/** What stands at one place, moved by one place up (-1) or down (1); at the end it stays. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** The scenes that are not shown yet. */
export const otherScenes = ({ scenes }: Pick<WallSettings, 'scenes'>): Scene[] =>
  SCENES.filter((scene) => !scenes.some((each) => each.scene === scene));

export const withScene = (settings: WallSettings, scene: Scene): WallSettings => ({
  ...settings,
  scenes: [...settings.scenes, { scene, seconds: SECONDS_AT_FIRST }],
});

/** How long all scenes take together, in seconds. */
export const roundSeconds = ({ scenes }: Pick<WallSettings, 'scenes'>): number =>
  scenes.reduce((sum, { seconds }) => sum + seconds, 0);

/** What is sent: a wall that is as usual stays so also when the usual changes with an upgrade. */
export const asSent = (settings: WallSettings, level: UnitLevel): WallSettings | null =>
  sameText(settings, usualWall(level)) ? null : settings;

const sameText = (one: WallSettings, other: WallSettings): boolean => sorted(one) === sorted(other);

const sorted = (settings: WallSettings): string =>
  JSON.stringify(Object.entries(settings).sort(([a], [b]) => a.localeCompare(b)));

/** The sizes of screens on which a wall is tried, in pixels. */
export const SCREEN_SIZES = [
  { width: 1920, height: 1080, text: 'setup.size.hd' },
  { width: 3840, height: 2160, text: 'setup.size.uhd' },
  { width: 1280, height: 720, text: 'setup.size.small' },
  { width: 1080, height: 1920, text: 'setup.size.upright' },
  { width: 3840, height: 1080, text: 'setup.size.two' },
  { width: 5760, height: 1080, text: 'setup.size.three' },
] as const;

/** By how much a screen is made smaller to lie within a box: never larger than it is. */
export const scaleWithin = (
  screen: { width: number; height: number },
  box: { width: number; height: number },
): number => Math.min(1, box.width / screen.width, box.height / screen.height);
