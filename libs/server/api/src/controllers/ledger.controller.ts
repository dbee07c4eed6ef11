import { Controller } from '@nestjs/common';
import { ledger, type Ledger } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { FactReader } from '@nhip-xa/ports';
import type { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port, type ApiPorts } from '../ports';
import { ofUnit, page } from '../queries';

const ledgerQuery = page.extend(ofUnit);

@Controller('api/v1/ledger')
export class LedgerController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('standing') private readonly standing: ApiPorts['standing'],
    @Port('now') private readonly now: ApiPorts['now'],
  ) {}

  @Route('get', '', {
    summary: 'What came in and what became of it, in items, in all and by unit',
    needs: 'rejected.read',
    scope: { query: 'unit' },
    query: ledgerQuery,
    answer: ledger,
  })
  async read(
    @InUnit() within: string,
    @FromQuery() { cursor, limit }: z.infer<typeof ledgerQuery>,
  ): Promise<Ledger> {
    const { units, spool } = this.standing();
    const filter = { within, standing: units };
    const [lines, total] = await Promise.all([
      this.facts.ledger(filter, { cursor, limit }),
      this.facts.ledgerTotal(filter),
    ]);
    return { at: isoOfMs(this.now()), total, spool, ...lines };
  }
}
