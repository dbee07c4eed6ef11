import { Controller, Req, Res } from '@nestjs/common';
import { unitMap, unitMapBelow, type UnitMap, type UnitMapBelow } from '@nhip-xa/contract';
import type { Gate, MapMoment, MapParts, MapReader, Principal } from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { momentMs } from '../queries';

const mapQuery = z.strictObject({ at: momentMs.optional() });
type MapQuery = z.infer<typeof mapQuery>;

@Controller('api/v1/units/:code/map')
export class UnitMapController {
  constructor(
    @Port('unitMaps') private readonly maps: MapReader,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary:
      'The map of a unit: borders and places; its sources and open cases for who may see them, now or as they stood at a moment',
    needs: 'unit.read',
    scope: { param: 'code' },
    query: mapQuery,
    answer: unitMap,
  })
  async one(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() query: MapQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnitMap | undefined> {
    const map = await this.maps.read(unit, this.partsFor(caller, unit), this.momentOf(query));
    if (!map) throw notFound();
    // kept by the screen, and asked after each time: the right to see it may be gone
    response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${map.tag}"` });
    if (!request.fresh) return map.whole();
    response.status(304);
    return undefined;
  }

  @Route('get', 'below', {
    summary:
      'What stands in each of the units directly below: sources and open cases added up, for who may see them, most in trouble first; now or as they stood at a moment',
    needs: 'unit.read',
    scope: { param: 'code' },
    query: mapQuery,
    answer: unitMapBelow,
  })
  below(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() query: MapQuery,
  ): Promise<UnitMapBelow> {
    return this.maps.below(unit, this.partsFor(caller, unit), this.momentOf(query));
  }

  private momentOf({ at }: MapQuery): MapMoment {
    const nowMs = this.now();
    return at === undefined || at >= nowMs
      ? { atMs: nowMs, past: false }
      : { atMs: at, past: true };
  }

  /** A wall shows where the things of its own unit are; of the units below it their borders. */
  private partsFor(caller: Principal, unit: string): MapParts {
    const isOwnWall = caller.kind === 'display' && caller.unit === unit;
    return {
      sources: isOwnWall || this.gate.mayAct(caller, 'source.read'),
      cases: isOwnWall || this.gate.mayAct(caller, 'case.read'),
    };
  }
}
