import type { KpiBreakdown } from '@nhip-xa/contract';
import {
  breaksDown,
  brokenDown,
  brokenDownBy,
  hasRest,
  isRatio,
  type KpiBook,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { Database } from '../database/database';
import { namesOf, readSubjects } from './breakdown';
import { countedOf } from './evidence';
import { reckoningOf } from './measure';
import type { PgKpiReader } from './pg-kpi-reader';
import type { OfficeTime } from './terms/term-query';

/** Numbers by what their cases are about. */
export class PgKpiBreakdown {
  constructor(
    private readonly database: Database,
    private readonly reader: Pick<PgKpiReader, 'explained'>,
    private readonly book: () => KpiBook,
    private readonly office: OfficeTime,
  ) {}

  async of(
    unit: string,
    asked: KpiDefinition,
    { rowsMost, atMs }: { rowsMost: number; atMs?: number | undefined },
  ): Promise<KpiBreakdown | undefined> {
    const explained = await this.reader.explained(unit, asked, atMs);
    if (!explained) return undefined;
    const { definition, value, children } = explained;
    if (!breaksDown(definition, unit)) return undefined;
    const parts = children === undefined ? [value] : countedOf(children);
    const typed = parts.filter((part) => part.typed);
    const communes = parts.filter((part) => !part.typed && part.value !== null);
    // as of when the newest of them was reckoned: none of the others has changed since
    const nowMs = Math.max(...[value, ...parts].map(({ at }) => Date.parse(at)));
    const moment = { atMs: atMs ?? nowMs, past: atMs !== undefined };
    const codes = communes.map((part) => part.unit);
    const reckoning = reckoningOf(this.book(), this.office);
    const found = await readSubjects(this.database, definition, codes, moment, reckoning);
    const ruled = this.book().ruledIn(unit, definition);
    const { items, ...rest } = brokenDown(ruled, found, rowsMost);
    const subjects = items.map(({ subject }) => subject);
    const names = await namesOf(this.database, definition, codes, subjects);
    return {
      by: brokenDownBy(definition),
      at: new Date(moment.atMs).toISOString(),
      ratio: isRatio(definition),
      target: ruled.targetValue,
      communes: codes.length,
      typed: typed.length,
      rest: hasRest(definition),
      ...rest,
      items: items.map((item) => ({ ...item, name: names.get(item.subject) ?? null })),
    };
  }
}
