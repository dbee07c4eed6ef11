import type { UnitLevel, WallSettings } from '@nhip-xa/contract';

/** What the parts of the set-up are given: the settings, and how to change some of them. */
export interface SetupPart {
  unit: string;
  level: UnitLevel;
  settings: WallSettings;
  change: (part: Partial<WallSettings>) => void;
}
