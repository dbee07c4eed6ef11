import type { Scene } from '@nhip-xa/contract';
import { lazy, type ComponentType } from 'react';
import type { SceneProps } from './scene-props';

/** The scenes besides the overview; each comes when it is first shown. */
export const SCENE_VIEWS: Readonly<Record<Exclude<Scene, 'overview'>, ComponentType<SceneProps>>> =
  {
    map: lazy(async () => ({ default: (await import('./MapScene')).MapScene })),
    services: lazy(async () => ({ default: (await import('./ServicesScene')).ServicesScene })),
    feedback: lazy(async () => ({ default: (await import('./FeedbackScene')).FeedbackScene })),
    security: lazy(async () => ({ default: (await import('./SecurityScene')).SecurityScene })),
    environment: lazy(async () => ({
      default: (await import('./EnvironmentScene')).EnvironmentScene,
    })),
    infrastructure: lazy(async () => ({
      default: (await import('./InfrastructureScene')).InfrastructureScene,
    })),
    economy: lazy(async () => ({ default: (await import('./EconomyScene')).EconomyScene })),
    value: lazy(async () => ({ default: (await import('./ValueScene')).ValueScene })),
  };
