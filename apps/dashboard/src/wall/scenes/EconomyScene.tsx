import type { ReactElement } from 'react';
import type { SceneProps } from './scene-props';

export function EconomyScene(_props: SceneProps): ReactElement | null {
  return null;
}
