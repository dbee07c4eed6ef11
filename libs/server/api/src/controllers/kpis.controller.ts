import { Controller, Param } from '@nestjs/common';
import { kpiDefinition, listOf, type KpiDefinition, type Page } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
import { BadCursor } from '@nhip-xa/ports';
import type { PageRequest } from '@nhip-xa/ports';
import { FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { page } from '../queries';

@Controller('api/v1/kpis')
export class KpisController {
  constructor(@Port('book') private readonly book: () => KpiBook) {}

  @Route('get', '', {
    summary: 'The definitions of all KPIs, in their order of consequence',
    needs: 'kpi.read',
    scope: 'none',
    query: page,
    answer: listOf(kpiDefinition),
  })
  list(@FromQuery() { cursor, limit }: PageRequest): Page<KpiDefinition> {
    const { all } = this.book();
    const first = cursor === undefined ? 0 : all.findIndex(({ code }) => code === cursor) + 1;
    if (cursor !== undefined && first === 0) throw new BadCursor('not a cursor of this list');
    const items = all.slice(first, first + limit);
    const more = first + limit < all.length;
    return { items, next: more ? (items.at(-1)?.code ?? null) : null };
  }

  @Route('get', ':code', {
    summary: 'One definition',
    needs: 'kpi.read',
    scope: 'none',
    answer: kpiDefinition,
  })
  one(@Param('code') code: string): KpiDefinition {
    const found = this.book().one(code);
    if (!found) throw notFound();
    return found;
  }
}
