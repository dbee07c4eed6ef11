import { Controller, Param } from '@nestjs/common';
import {
  UNIT_LEVELS,
  createUnit,
  listOf,
  patchUnit,
  unit,
  unitCode,
  type CreateUnit,
  type Page,
  type PatchUnit,
  type Unit,
} from '@nhip-xa/contract';
import { authorOf, type ConfigChanges, type Principal, type UnitStore } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound, type FieldError } from '../problem';
import { page } from '../queries';
import { faultsOfPlace, faultsOfUnit } from '../unit-rules';

/** Codes that are asked for at once. */
const CODES_MOST = 200;

const unitsQuery = page.extend({
  parent: unitCode.optional(),
  level: z.enum(UNIT_LEVELS).optional(),
  /** Some units by their codes, with commas between them; those that one may not see are left out. */
  codes: z
    .string()
    .max(CODES_MOST * 12)
    .transform((text) => text.split(','))
    .pipe(z.array(unitCode).max(CODES_MOST))
    .optional(),
});

/** Units directly below one: fewer in the largest province, and villages in the largest commune. */
const MOST_BELOW = 1_000;

@Controller('api/v1/units')
export class UnitsController {
  constructor(
    @Port('units') private readonly units: UnitStore,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary: 'Units of my subtree, by code',
    needs: 'unit.read',
    scope: { query: 'parent' },
    query: unitsQuery,
    answer: listOf(unit),
  })
  list(
    @Caller() caller: Principal,
    @FromQuery() { parent, level, codes, ...query }: z.infer<typeof unitsQuery>,
  ): Promise<Page<Unit>> {
    const shallow = caller.kind === 'display';
    return this.units.list({ within: caller.unit, shallow, parent, level, codes }, query);
  }

  @Route('get', ':code', {
    summary: 'One unit',
    needs: 'unit.read',
    scope: { param: 'code' },
    answer: unit,
  })
  async one(@InUnit() code: string): Promise<Unit> {
    const found = await this.units.one(code);
    if (!found) throw notFound();
    return found;
  }

  @Route('post', '', {
    summary: 'Make a unit under another',
    needs: 'unit.write',
    scope: { body: 'parent' },
    body: createUnit,
    answer: unit,
    status: 201,
  })
  async create(@Caller() caller: Principal, @FromBody() body: CreateUnit): Promise<Unit> {
    const parent = await this.units.one(body.parent);
    if (!parent) throw notFound();
    const errors = faultsOfUnit(body, parent);
    if (errors.length > 0) throw new HttpProblem('bad-request', { errors });
    const simulated = body.simulated ?? parent.simulated;
    const made = await this.units.create({ ...body, simulated }, authorOf(caller));
    if (made === 'exists') throw new HttpProblem('exists');
    await this.changes.emit({ what: 'unit', unit: made.code });
    return made;
  }

  @Route('patch', ':code', {
    summary: 'Change a unit',
    needs: 'unit.write',
    scope: { param: 'code' },
    body: patchUnit,
    answer: unit,
  })
  async patch(
    @Caller() caller: Principal,
    @Param('code') code: string,
    @FromBody() body: PatchUnit,
  ): Promise<Unit> {
    const errors = [...faultsOfPlace(body), ...(await this.faultsOfSimulated(code, body))];
    if (errors.length > 0) throw new HttpProblem('bad-request', { errors });
    const after = await this.units.patch(code, body, authorOf(caller));
    if (!after) throw notFound();
    await this.changes.emit({ what: 'unit', unit: code });
    return after;
  }

  /** What lies in a simulated unit is simulated, whichever of both is changed. */
  private async faultsOfSimulated(code: string, { simulated }: PatchUnit): Promise<FieldError[]> {
    if (simulated === undefined) return [];
    const fault = [{ path: 'simulated', message: 'what lies in a simulated unit is simulated' }];
    if (simulated) {
      const { items } = await this.units.list(
        { within: code, parent: code },
        { limit: MOST_BELOW },
      );
      return items.every((below) => below.simulated) ? [] : fault;
    }
    const parent = (await this.units.one(code))?.parent;
    const above = parent ? await this.units.one(parent) : undefined;
    return above?.simulated ? fault : [];
  }
}
