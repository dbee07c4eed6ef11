import { Controller, Param } from '@nestjs/common';
import {
  kpiDefinition,
  kpiDraft,
  kpiVersion,
  listOf,
  type KpiDefinition,
  type KpiVersion,
  type Page,
} from '@nhip-xa/contract';
import { draftOf, type KpiBook } from '@nhip-xa/domain';
import {
  BadCursor,
  authorOf,
  type ConfigChanges,
  type DefinitionStore,
  type DraftCheck,
  type Principal,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { KpiRules } from '../kpi-rules';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { flag, page } from '../queries';

const listQuery = page.extend({ enabled: flag.optional() });
const oneQuery = z.strictObject({
  version: z.coerce.number().int().positive().max(2_147_483_647).optional(),
});
/** A definition may be sent as it was answered. */
const kpiBody = kpiDraft.extend({
  version: z.int().optional(),
  builtIn: z.boolean().optional(),
});
type KpiBody = z.infer<typeof kpiBody>;
/** The version that was changed into this one: where it is no longer the newest, nothing is written. */
const nextBody = kpiBody.extend({ replaces: z.int().positive().optional() });

@Controller('api/v1/kpis')
export class KpisController {
  constructor(
    @Port('book') private readonly book: () => KpiBook,
    @Port('kpiDefinitions') private readonly definitions: DefinitionStore,
    @Port('changes') private readonly changes: ConfigChanges,
    private readonly rules: KpiRules,
  ) {}

  @Route('get', '', {
    summary: 'The definitions of all KPIs, in their order of consequence; those switched off too',
    needs: 'kpi.read',
    scope: 'none',
    query: listQuery,
    answer: listOf(kpiDefinition),
  })
  list(@FromQuery() { cursor, limit, enabled }: z.infer<typeof listQuery>): Page<KpiDefinition> {
    const all = this.book().all.filter((one) => enabled === undefined || one.enabled === enabled);
    const first = cursor === undefined ? 0 : all.findIndex(({ code }) => code === cursor) + 1;
    if (cursor !== undefined && first === 0) throw new BadCursor('not a cursor of this list');
    const items = all.slice(first, first + limit);
    const more = first + limit < all.length;
    return { items, next: more ? (items.at(-1)?.code ?? null) : null };
  }

  @Route('get', ':code', {
    summary: 'One definition, as it is or as a version of it was',
    needs: 'kpi.read',
    scope: 'none',
    query: oneQuery,
    answer: kpiDefinition,
  })
  async one(
    @Param('code') code: string,
    @FromQuery() { version }: z.infer<typeof oneQuery>,
  ): Promise<KpiDefinition> {
    const found =
      version === undefined ? this.book().one(code) : await this.definitions.version(code, version);
    if (!found) throw notFound();
    return found;
  }

  @Route('get', ':code/versions', {
    summary:
      'Every version of a definition, newest first; those without an author came with the product',
    needs: 'kpi.read',
    scope: 'none',
    answer: listOf(kpiVersion),
  })
  async versions(@Param('code') code: string): Promise<Page<KpiVersion>> {
    const items = await this.definitions.versions(code);
    if (items.length === 0) throw notFound();
    return { items, next: null };
  }

  @Route('post', '', {
    summary: 'Define a KPI for every unit',
    needs: 'kpi.write',
    scope: 'none',
    body: kpiBody,
    answer: kpiDefinition,
    status: 201,
  })
  async create(@Caller() caller: Principal, @FromBody() body: KpiBody): Promise<KpiDefinition> {
    await this.rules.checkReach(caller);
    const draft = draftOf(body);
    if (this.book().one(draft.code)) throw new HttpProblem('exists');
    await this.rules.checkCost(this.rules.checked(draft, this.book().all));
    const check = this.rules.among(draft);
    const made = await this.definitions.create(draft, check, authorOf(caller));
    if (made === 'exists') throw new HttpProblem('exists');
    await this.changes.emit({ what: 'kpis', kpis: [made.code] });
    return made;
  }

  @Route('put', ':code', {
    summary: 'Change a definition: its next version; or switch it on or off',
    needs: 'kpi.write',
    scope: 'none',
    body: nextBody,
    answer: kpiDefinition,
  })
  async replace(
    @Caller() caller: Principal,
    @Param('code') code: string,
    @FromBody() { replaces, ...body }: z.infer<typeof nextBody>,
  ): Promise<KpiDefinition> {
    await this.rules.checkReach(caller);
    if (!this.book().one(code)) throw notFound();
    if (body.code !== code) throw badField('code', 'a code stays: make another definition instead');
    const draft = draftOf(body);
    const definition = this.rules.checked(draft, this.book().all);
    if (draft.enabled) await this.rules.checkCost(definition);
    const among = this.rules.among(draft);
    const check: DraftCheck = (all) => {
      const newest = all.find((one) => one.code === code)?.version;
      if (replaces !== undefined && newest !== replaces) throw new HttpProblem('overtaken');
      among(all);
    };
    const after = await this.definitions.replace(draft, check, authorOf(caller));
    if (!after) throw notFound();
    await this.changes.emit({ what: 'kpis', kpis: [code] });
    return after;
  }

  @Route('delete', ':code', {
    summary: 'Remove a definition of your own making; its versions and history stay',
    needs: 'kpi.write',
    scope: 'none',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('code') code: string): Promise<void> {
    await this.rules.checkReach(caller);
    const check = this.rules.mayGo(code);
    if (!(await this.definitions.remove(code, check, authorOf(caller)))) throw notFound();
    await this.changes.emit({ what: 'kpis', kpis: [code] });
  }
}
