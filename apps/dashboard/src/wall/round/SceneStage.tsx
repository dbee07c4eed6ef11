import type { Scene } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Suspense, lazy, memo, useState, type ReactElement } from 'react';
import type { SceneProps } from '../scenes/scene-props';
import { SCENE_CODE } from '../scenes/scene-views';
import { Guard } from '../staying/Guard';

type Turning = Exclude<Scene, 'overview'>;

/** Code that could not be loaded once is asked for again at the next turn. */
const viewOf = (scene: Turning) => lazy(async () => ({ default: memo(await SCENE_CODE[scene]()) }));

/** One scene for one turn; where it breaks it says so there. */
export function SceneStage({ scene, ...props }: SceneProps & { scene: Turning }): ReactElement {
  // not below the boundary, which would make it anew whenever it waits
  const [View] = useState(() => viewOf(scene));
  return (
    <Guard where={`scene ${scene}`} notice={<SceneBroken />}>
      <Suspense fallback={<div className="wall__scene-waits" aria-busy="true" />}>
        <View {...props} />
      </Suspense>
    </Guard>
  );
}

/** Stands in the place of a scene that failed. */
export function SceneBroken(): ReactElement {
  const { t } = useTexts();
  return (
    <div className="wall__broken" role="status">
      <h2>{t('wall.sceneBroken')}</h2>
      <p>{t('wall.sceneBrokenHow')}</p>
    </div>
  );
}
