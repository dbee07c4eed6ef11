import type { Scene } from '@nhip-xa/contract';
import type { ComponentType } from 'react';
import type { SceneProps } from './scene-props';

type View = ComponentType<SceneProps>;

/** The code of the scenes besides the overview; each comes before it is first shown. */
export const SCENE_CODE: Readonly<Record<Exclude<Scene, 'overview'>, () => Promise<View>>> = {
  map: async () => (await import('./MapScene')).MapScene,
  services: async () => (await import('./ServicesScene')).ServicesScene,
  feedback: async () => (await import('./FeedbackScene')).FeedbackScene,
  security: async () => (await import('./SecurityScene')).SecurityScene,
  environment: async () => (await import('./EnvironmentScene')).EnvironmentScene,
  infrastructure: async () => (await import('./InfrastructureScene')).InfrastructureScene,
  economy: async () => (await import('./EconomyScene')).EconomyScene,
  value: async () => (await import('./ValueScene')).ValueScene,
};
