import type { ReactElement } from 'react';
import type { SceneProps } from './scene-props';

export function EnvironmentScene(_props: SceneProps): ReactElement | null {
  return null;
}
