import type { Scene, UnitLevel, WallSettings } from '@nhip-xa/contract';

/** How long a scene stands unless a wall says otherwise, in seconds; what needs a decision longest. */
const SECONDS: Readonly<Record<Scene, number>> = {
  overview: 60,
  map: 30,
  services: 20,
  feedback: 20,
  security: 20,
  environment: 20,
  infrastructure: 20,
  economy: 20,
  value: 20,
};

/** A province's wall is its map and ranking first of all; a commune's map stands in its overview. */
const ORDER: Readonly<Record<'above' | 'commune', readonly Scene[]>> = {
  above: [
    'overview',
    'map',
    'services',
    'feedback',
    'environment',
    'infrastructure',
    'economy',
    'value',
  ],
  commune: [
    'overview',
    'services',
    'feedback',
    'security',
    'environment',
    'infrastructure',
    'economy',
    'value',
  ],
};

/** A wall that nobody has set up. */
export const usualWall = (level: UnitLevel): WallSettings => ({
  scenes: ORDER[level === 'commune' || level === 'village' ? 'commune' : 'above'].map((scene) => ({
    scene,
    seconds: SECONDS[scene],
  })),
  turning: null,
  kpis: null,
  map: { worst: true },
  night: { hours: { from: '22:00', to: '05:30' }, dim: 0.5 },
  chime: false,
});
