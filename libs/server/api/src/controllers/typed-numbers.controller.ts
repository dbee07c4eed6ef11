import { Controller, Param } from '@nestjs/common';
import {
  LIMITS,
  kpiCode,
  listOf,
  typeNumber,
  typedNumber,
  unitCode,
  type Page,
  type TypeNumber,
  type TypedNumber,
} from '@nhip-xa/contract';
import { DAY_MS, isOverKpis, isRatio, type KpiBook } from '@nhip-xa/domain';
import {
  authorOf,
  type ConfigChanges,
  type Gate,
  type Principal,
  type TypedNumberStore,
} from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { page } from '../queries';

const typedQuery = page.extend({ unit: unitCode.optional(), kpi: kpiCode.optional() });

@Controller('api/v1/typed-numbers')
export class TypedNumbersController {
  constructor(
    @Port('typedNumbers') private readonly numbers: TypedNumberStore,
    @Port('book') private readonly book: () => KpiBook,
    @Port('gate') private readonly gate: Gate,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Numbers that people typed, those that were taken back too, newest first',
    // who typed what is for people, not for walls
    needs: ['kpi.read', 'source.read'],
    scope: { query: 'unit' },
    query: typedQuery,
    answer: listOf(typedNumber),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { kpi, ...paging }: z.infer<typeof typedQuery>,
  ): Promise<Page<TypedNumber>> {
    return this.numbers.list({ within, kpi }, paging);
  }

  @Route('post', '', {
    summary: 'Type a number for a KPI and period that no system sends; it counts until it expires',
    needs: 'kpi.type',
    scope: { body: 'unit' },
    body: typeNumber,
    answer: typedNumber,
    status: 201,
  })
  async type(@Caller() caller: Principal, @FromBody() given: TypeNumber): Promise<TypedNumber> {
    this.refuseOdd(given);
    const typed = await this.numbers.type(given, authorOf(caller));
    await this.changes.emit({ what: 'typed', unit: given.unit, kpi: given.kpi });
    return typed;
  }

  @Route('delete', ':id', {
    summary: 'Take a typed number back; that it stood is kept',
    needs: 'kpi.type',
    scope: 'handler',
    status: 204,
  })
  async withdraw(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    const typed = await this.numbers.one(id);
    if (!typed || !(await this.gate.mayReach(caller, typed.unit))) throw notFound();
    const done = await this.numbers.withdraw(id, authorOf(caller));
    if (!done) throw notFound();
    if (done === 'over') throw new HttpProblem('already-over');
    await this.changes.emit({ what: 'typed', unit: typed.unit, kpi: typed.kpi });
  }

  /** @throws HttpProblem `bad-request` that names the field */
  private refuseOdd({ unit, kpi, denominator, from, to, until }: TypeNumber): void {
    const definition = this.book().reckoned(kpi);
    if (!definition) throw badField('kpi', 'no such KPI is reckoned');
    if (isOverKpis(definition.measure)) {
      throw badField('kpi', 'a formula is not typed; type the KPIs that it speaks of');
    }
    if (unit.length !== 5) throw badField('unit', 'numbers are typed for a commune');
    if (isRatio(definition) !== (denominator !== undefined)) {
      throw badField(
        'denominator',
        isRatio(definition) ? 'a ratio needs it' : 'only a ratio has one',
      );
    }
    const [fromMs, toMs, untilMs] = [from, to, until].map((text) => Date.parse(text)) as [
      number,
      number,
      number,
    ];
    if (toMs <= fromMs) throw badField('to', 'must lie after from');
    if (fromMs > this.now()) throw badField('from', 'lies in the future');
    if (untilMs <= this.now()) throw badField('until', 'lies in the past');
    if (untilMs > this.now() + LIMITS.typedDays * DAY_MS) {
      throw badField('until', `at most ${LIMITS.typedDays} days ahead`);
    }
  }
}
