import { Controller, Param } from '@nestjs/common';
import {
  caseFact,
  casePeers,
  LIMITS,
  countedListOf,
  listOf,
  procedureName,
  unitCode,
  verdictRequest,
  type CaseFact,
  type CasePeers,
  type ListTotal,
  type Page,
  type ProcedureName,
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
import { COUNT_OF_PAGE, LIST_QUERIES, caseFilterOf, counted } from '../list-queries';
import { momentUs, page } from '../queries';

const casesQuery = page.extend({ ...LIST_QUERIES.cases, ...counted });
/** A case is told by its unit, kind and id. */
const caseQuery = z.strictObject({ unit: unitCode.optional() });
const pastCaseQuery = caseQuery.extend({ at: momentUs.optional() });

const proceduresQuery = z.strictObject({ unit: unitCode.optional(), q: z.string().max(200) });

@Controller('api/v1/cases')
export class CasesController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('caseInsight') private readonly insight: CaseInsight,
    @Port('verdicts') private readonly verdicts: CaseVerdicts,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary:
      'Cases of a unit and those below it, newest opened first unless sort= says otherwise; those without what is sorted by come last. With at= as they stood at a moment of the past, by what is known of it now; with changed= those that GET /units/{code}/changes counts. With count=1 how many there are',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: casesQuery,
    answer: countedListOf(caseFact),
  })
  async list(
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof casesQuery>,
  ): Promise<Page<CaseFact> & { total?: ListTotal | null }> {
    const filter = caseFilterOf(within, query, this.now());
    const [found, total] = await Promise.all([
      this.facts.cases(filter, query),
      query.count ? this.facts.countCases(filter, COUNT_OF_PAGE) : undefined,
    ]);
    return { ...found, ...(total === undefined ? {} : { total }) };
  }

  @Route('get', 'procedures', {
    summary: `Procedures of the dossiers of a unit and those below it by a part of what they are called, without marks; at most ${LIMITS.proceduresMeant}`,
    needs: 'case.read',
    scope: { query: 'unit' },
    query: proceduresQuery,
    answer: listOf(procedureName),
  })
  async procedures(
    @InUnit() within: string,
    @FromQuery() { q }: z.infer<typeof proceduresQuery>,
  ): Promise<Page<ProcedureName>> {
    return { items: await this.facts.procedures(within, q), next: null };
  }

  @Route('get', ':kind/:id', {
    summary:
      'One case with its history and the reasons of its deadline, now or as it was known at a moment; its unit is my own unless said otherwise',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: pastCaseQuery,
    answer: caseFact,
  })
  async one(
    @InUnit() unit: string,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @FromQuery() { at }: z.infer<typeof pastCaseQuery>,
  ): Promise<CaseFact> {
    const nowUs = this.now() * 1000;
    // a moment that has not come is now
    const past = at !== undefined && at < nowUs;
    const [found, deadline] = await Promise.all([
      past ? this.facts.pastCase(unit, kind, id, at) : this.facts.oneCase(unit, kind, id, nowUs),
      // the reasons are those of what is known now
      past ? undefined : this.insight.reasons({ unit, kind, id }, nowUs),
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
    await this.one(unit, kind, id, {});
    const states = caseKind(kind);
    if (!states || stateName(states, verdict) === undefined) {
      throw badField('verdict', `not a state of a ${kind}`);
    }
    const given = await this.verdicts.give(unit, kind, id, verdict, authorOf(caller));
    if (!given) throw new HttpProblem('already-decided');
    return this.one(unit, kind, id, {});
  }
}
