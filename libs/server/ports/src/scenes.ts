import type { SceneData, TellingScene } from '@nhip-xa/contract';

/** What the scenes of a wall show besides KPI values. */
export interface SceneReader {
  /** Whether a scene of this name is read; the others show KPI values and the map alone. */
  tells(scene: string): scene is TellingScene;
  /** What it shows of a unit at a moment: of one above the communes, of all that roll up into it. */
  read<S extends TellingScene>(scene: S, unit: string, atMs: number): Promise<SceneData<S>>;
}
