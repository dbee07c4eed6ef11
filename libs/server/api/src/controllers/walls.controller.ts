import { Controller } from '@nestjs/common';
import { putWall, wallNumbers, type WallNumbers } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import { authorOf, type ConfigChanges, type Principal, type WallStore } from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField } from '../problem';

@Controller('api/v1/units/:code/wall')
export class WallsController {
  constructor(
    @Port('walls') private readonly walls: WallStore,
    @Port('book') private readonly book: () => KpiBook,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary: 'The numbers that the wall of a unit shows, in their order',
    needs: 'kpi.read',
    scope: { param: 'code' },
    answer: wallNumbers,
  })
  numbers(@InUnit() unit: string): Promise<WallNumbers> {
    return this.walls.wall(unit);
  }

  @Route('put', '', {
    summary: 'Choose the numbers of a wall; null: the usual ones',
    needs: 'wall.write',
    scope: { param: 'code' },
    body: putWall,
    answer: wallNumbers,
  })
  async choose(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromBody() { kpis }: z.infer<typeof putWall>,
  ): Promise<WallNumbers> {
    const unknown = (kpis ?? []).filter((code) => !this.book().one(code));
    if (unknown.length > 0) throw badField('kpis', `no such KPI: ${unknown.join(', ')}`);
    if (new Set(kpis ?? []).size < (kpis ?? []).length) throw badField('kpis', 'each once');
    await this.walls.setWall(unit, kpis, authorOf(caller));
    await this.changes.emit({ what: 'kpis', kpis: [], unit });
    return this.walls.wall(unit);
  }
}
