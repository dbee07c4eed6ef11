import { Controller } from '@nestjs/common';
import {
  UNIT_FILE_LIMITS,
  importedUnits,
  listOf,
  unitCode,
  unitHoldings,
  unitHoldingsQuery,
  type ImportedUnits,
  type Page,
  type UnitHoldings,
} from '@nhip-xa/contract';
import type { Principal, UnitHoldingsReader } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { flag } from '../queries';
import { UnitImporter } from '../unit-file/importer';

const importQuery = z.strictObject({
  dryRun: flag.default(false),
  existing: z.enum(['refuse', 'skip', 'update']).default('refuse'),
  /** Where lines lie that name no parent: a list of the communes of one province. */
  parent: unitCode.optional(),
});

/** Units as whoever looks after them sees them: with what hangs on them, and as files. */
@Controller('api/v1/units')
export class UnitFilesController {
  constructor(
    @Port('unitHoldings') private readonly holdings: UnitHoldingsReader,
    private readonly importer: UnitImporter,
  ) {}

  @Route('get', 'holdings', {
    summary:
      'Units directly below one, by code, with how many units, sources, users and displays hang on each; with q or level all below it, q being the beginning of a code or part of a name',
    needs: 'unit.write',
    scope: { query: 'parent' },
    query: unitHoldingsQuery,
    answer: listOf(unitHoldings),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { q, level, simulated, cursor, limit }: z.infer<typeof unitHoldingsQuery>,
  ): Promise<Page<UnitHoldings>> {
    const filter = {
      within,
      q: q === '' ? undefined : q,
      level,
      simulated: simulated === undefined ? undefined : simulated === '1',
    };
    return this.holdings.list(filter, { cursor, limit });
  }

  @Route('post', 'import', {
    summary:
      'Make the units of a CSV file, all or none; dryRun=1 tells what it would do, existing=skip passes over what stands, existing=update changes it, parent= is where lines lie that name none',
    needs: 'unit.write',
    scope: 'own',
    query: importQuery,
    body: z.string(),
    bodyMedia: 'text/csv',
    bodyBytes: UNIT_FILE_LIMITS.bytes,
    answer: importedUnits,
  })
  import(
    @Caller() caller: Principal,
    @FromQuery() { dryRun, ...how }: z.infer<typeof importQuery>,
    @FromBody() text: string,
  ): Promise<ImportedUnits> {
    return dryRun
      ? this.importer.weigh(caller, text, how)
      : this.importer.import(caller, text, how);
  }
}
