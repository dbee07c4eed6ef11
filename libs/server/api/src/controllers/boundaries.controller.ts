import { Controller } from '@nestjs/common';
import {
  LIMITS,
  importBoundaries,
  importedBoundaries,
  removedBoundaries,
  unitCode,
  type ImportBoundaries,
  type ImportedBoundaries,
  type RemovedBoundaries,
} from '@nhip-xa/contract';
import { authorOf, type BoundaryStore, type Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { flag, plainText } from '../queries';

const importQuery = z.strictObject({
  dryRun: flag.default(false),
  property: plainText.default('code'),
});

/** The borders of units, for maps. */
@Controller('api/v1/boundaries')
export class BoundariesController {
  constructor(@Port('boundaries') private readonly boundaries: BoundaryStore) {}

  @Route('post', '', {
    summary:
      'Import the boundaries of units of my subtree from GeoJSON; dryRun=true tells what it would do',
    needs: 'unit.write',
    scope: 'own',
    query: importQuery,
    body: importBoundaries,
    bodyBytes: LIMITS.boundaryFileBytes,
    answer: importedBoundaries,
  })
  import(
    @Caller() caller: Principal,
    @FromQuery() query: z.infer<typeof importQuery>,
    @FromBody() file: ImportBoundaries,
  ): Promise<ImportedBoundaries> {
    return this.boundaries.import({ within: caller.unit, file, ...query }, authorOf(caller));
  }

  @Route('delete', '', {
    summary: 'Remove the boundaries of a unit and of all below it',
    needs: 'unit.write',
    scope: { query: 'unit' },
    query: z.strictObject({ unit: unitCode }),
    answer: removedBoundaries,
  })
  async remove(@Caller() caller: Principal, @InUnit() unit: string): Promise<RemovedBoundaries> {
    return { removed: await this.boundaries.remove(unit, authorOf(caller)) };
  }
}
