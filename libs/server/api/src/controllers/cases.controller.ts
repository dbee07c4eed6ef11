import { Controller, Param } from '@nestjs/common';
import {
  caseFact,
  casePeers,
  listOf,
  unitCode,
  verdictRequest,
  type CaseFact,
  type CasePeers,
  type Page,
} from '@nhip-xa/contract';
import { caseKind, stateName } from '@nhip-xa/domain';
import {
  authorOf,
  type CaseInsight,
  type CaseVerdicts,
  type FactReader,
  type Principal,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { flag, ofUnit, page, plainText, spanUs } from '../queries';

const casesQuery = page.extend({
  ...ofUnit,
  ...spanUs,
  kind: plainText.optional(),
  open: flag.optional(),
  overdue: flag.optional(),
});
/** A case is told by its unit, kind and id. */
const caseQuery = z.strictObject({ unit: unitCode.optional() });

@Controller('api/v1/cases')
export class CasesController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('caseInsight') private readonly insight: CaseInsight,
    @Port('verdicts') private readonly verdicts: CaseVerdicts,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Cases of a unit and those below it, by when they were opened, newest first',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: casesQuery,
    answer: listOf(caseFact),
  })
  list(
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof casesQuery>,
  ): Promise<Page<CaseFact>> {
    const { kind, open, overdue, from: fromUs, to: toUs, cursor, limit } = query;
    const nowUs = this.now() * 1000;
    const filter = { within, kind, open, overdue, fromUs, toUs, nowUs };
    return this.facts.cases(filter, { cursor, limit });
  }

  @Route('get', ':kind/:id', {
    summary:
      'One case with its history and the reasons of its deadline; its unit is my own unless said otherwise',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: caseQuery,
    answer: caseFact,
  })
  async one(
    @InUnit() unit: string,
    @Param('kind') kind: string,
    @Param('id') id: string,
  ): Promise<CaseFact> {
    const nowUs = this.now() * 1000;
    const [found, deadline] = await Promise.all([
      this.facts.oneCase(unit, kind, id, nowUs),
      this.insight.reasons({ unit, kind, id }, nowUs),
    ]);
    if (!found) throw notFound();
    return deadline ? { ...found, deadline } : found;
  }

  @Route('get', ':kind/:id/peers', {
    summary: 'The same procedure in the communes of the province, as far as the caller sees them',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: caseQuery,
    answer: casePeers,
  })
  async peers(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('kind') kind: string,
    @Param('id') id: string,
  ): Promise<CasePeers> {
    const found = await this.insight.peers({ unit, kind, id }, caller.unit, this.now());
    if (!found) throw notFound();
    return found;
  }

  @Route('post', ':kind/:id/verdict', {
    summary: "A person's word on a case; no device undoes it",
    needs: 'case.verdict',
    scope: { query: 'unit' },
    query: caseQuery,
    body: verdictRequest,
    answer: caseFact,
  })
  async decide(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @FromBody() { verdict }: z.infer<typeof verdictRequest>,
  ): Promise<CaseFact> {
    await this.one(unit, kind, id);
    const states = caseKind(kind);
    if (!states || stateName(states, verdict) === undefined) {
      throw badField('verdict', `not a state of a ${kind}`);
    }
    const given = await this.verdicts.give(unit, kind, id, verdict, authorOf(caller));
    if (!given) throw new HttpProblem('already-decided');
    return this.one(unit, kind, id);
  }
}
