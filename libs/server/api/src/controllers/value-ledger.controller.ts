import { randomUUID } from 'node:crypto';
import { Controller, Param } from '@nestjs/common';
import {
  COMMUNE_CODE,
  LEDGER_SIDES,
  VALUE_LEDGER_LIMITS,
  VALUE_PERIODS,
  createValueEntry,
  listOf,
  VALUE_MONTHS,
  valueEntry,
  valueMonths,
  valueSummary,
  type CreateValueEntry,
  type Page,
  type ValueEntry,
  type ValueMonths,
  type ValueSummary,
} from '@nhip-xa/contract';
import {
  dayProblem,
  isoDay,
  isoOfMs,
  localDay,
  startOfLocalMonth,
  windowSpan,
} from '@nhip-xa/domain';
import { authorOf, type Principal, type ValueLedger } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { flag, momentMs, ofUnit, page, plainText, spanMs } from '../queries';

const entriesQuery = page.extend({
  ...ofUnit,
  ...spanMs,
  side: z.enum(LEDGER_SIDES).optional(),
  struck: flag.optional(),
});
const summaryQuery = z.strictObject({
  ...ofUnit,
  period: z.enum(VALUE_PERIODS).default('quarter'),
  at: momentMs.optional(),
});
const monthsQuery = z.strictObject({ ...ofUnit, at: momentMs.optional() });
const strikeQuery = z.strictObject({
  ...ofUnit,
  why: plainText.max(VALUE_LEDGER_LIMITS.whyCharacters),
});

/** The ledger of value and cost: what was entered, and what it comes to. */
@Controller('api/v1/value-ledger')
export class ValueLedgerController {
  constructor(
    @Port('valueLedger') private readonly ledger: ValueLedger,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Entries of value and cost of a unit and those below it, newest first',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: entriesQuery,
    answer: listOf(valueEntry),
  })
  list(
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof entriesQuery>,
  ): Promise<Page<ValueEntry>> {
    const { from: fromMs, to: toMs, side, struck = false, cursor, limit } = query;
    return this.ledger.entries({ within, fromMs, toMs, side, struck }, { cursor, limit });
  }

  @Route('post', '', {
    summary: 'Enter value or cost for a commune',
    needs: 'value.write',
    scope: { body: 'unit' },
    body: createValueEntry,
    answer: valueEntry,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: CreateValueEntry,
  ): Promise<ValueEntry> {
    // what stands with a unit above would not be among those that its numbers are summed from
    if (!COMMUNE_CODE.test(body.unit)) throw badField('unit', 'entries belong to a commune');
    const problem = dayProblem(body.at, localDay(this.now()));
    if (problem) throw badField('at', problem);
    const id = body.id ?? randomUUID();
    const stated = {
      ...body,
      id,
      note: body.note ?? null,
      hours: body.side === 'value' ? (body.hours ?? null) : null,
      basis: body.side === 'value' ? body.basis : null,
    };
    const [outcome] = await this.ledger.write([stated], 'form', authorOf(caller));
    const made = await this.ledger.typed(body.unit, id);
    if (outcome !== 'new' || !made) throw new HttpProblem('exists');
    return made;
  }

  @Route('get', 'summary', {
    summary: 'Value by class and basis, cost by class, and what is left, of a unit and those below',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: summaryQuery,
    answer: valueSummary,
  })
  async summary(
    @InUnit() unit: string,
    @FromQuery() { period, at }: z.infer<typeof summaryQuery>,
  ): Promise<ValueSummary> {
    const { fromMs, toMs } = windowSpan(period, at ?? this.now());
    const { own, children } = await this.ledger.balances(unit, fromMs, toMs);
    return { unit, period, from: isoOfMs(fromMs), to: isoOfMs(toMs), ...own, children };
  }

  @Route('get', 'months', {
    summary: `The same month by month: the ${VALUE_MONTHS} months that end with the one of a moment, now unless it is said`,
    needs: 'event.read',
    scope: { query: 'unit' },
    query: monthsQuery,
    answer: valueMonths,
  })
  async months(
    @InUnit() unit: string,
    @FromQuery() { at }: z.infer<typeof monthsQuery>,
  ): Promise<ValueMonths> {
    const [year = 0, month = 0] = isoDay(localDay(at ?? this.now()))
      .split('-')
      .map(Number);
    // from the first of the first month to the first of the one after the last
    const starts = Array.from({ length: VALUE_MONTHS + 1 }, (_, place) =>
      startOfLocalMonth(year, month - VALUE_MONTHS + place),
    );
    const balances = await this.ledger.series(unit, starts);
    const months = balances.map((balance, place) => ({
      from: isoOfMs(starts[place] ?? 0),
      to: isoOfMs(starts[place + 1] ?? 0),
      ...balance,
    }));
    return { unit, months };
  }

  @Route('delete', ':id', {
    summary: 'Strike out an entry that a person typed, with the reason; it stays readable',
    needs: 'value.write',
    scope: { query: 'unit' },
    query: strikeQuery,
    status: 204,
  })
  async strike(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('id') id: string,
    @FromQuery() { why }: z.infer<typeof strikeQuery>,
  ): Promise<void> {
    const struck = await this.ledger.strike(unit, id, why, authorOf(caller));
    if (struck === undefined) throw notFound();
    if (struck === 'over') throw new HttpProblem('already-over');
  }
}
