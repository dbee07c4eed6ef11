import { Controller, Param } from '@nestjs/common';
import { sceneAnswer, type SceneData, type TellingScene } from '@nhip-xa/contract';
import type { Principal, SceneReader } from '@nhip-xa/ports';
import { Caller, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';

@Controller('api/v1/units/:code/scenes')
export class ScenesController {
  constructor(
    @Port('scenes') private readonly scenes: SceneReader,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', ':scene', {
    summary: 'What a scene of a wall shows of a unit besides KPI values: counts and places',
    needs: 'scene.read',
    scope: { param: 'code' },
    answer: sceneAnswer,
  })
  async scene(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('scene') scene: string,
  ): Promise<SceneData<TellingScene>> {
    // a wall shows the values of the units below, but their cases only added up
    if (caller.kind === 'display' && caller.unit !== unit) throw notFound();
    if (!this.scenes.tells(scene)) throw notFound();
    return this.scenes.read(scene, unit, this.now());
  }
}
