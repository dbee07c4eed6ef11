import { Readable } from 'node:stream';
import { Controller, Param, StreamableFile } from '@nestjs/common';
import { LIMITS, type Evidence } from '@nhip-xa/contract';
import { isoDay, localDay, type KpiBook } from '@nhip-xa/domain';
import type {
  EvidenceRequest,
  FactReader,
  Gate,
  KpiReader,
  Principal,
  UnitStore,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { evidenceEnd, evidenceHead, evidenceRows, type EvidenceFile } from '../evidence-csv';
import { forCaller } from '../evidence-for-caller';
import { evidenceThen } from '../evidence-then';
import { Port } from '../ports';
import { notFound } from '../problem';
import { momentMs } from '../queries';

const exportQuery = z.strictObject({
  at: momentMs.optional(),
  side: z.enum(['numerator', 'denominator']).default('numerator'),
  lang: z.enum(['vi', 'en']).default('vi'),
});

/** What numbers rest on, as files of spreadsheets. */
@Controller('api/v1/units/:code/kpis/:kpi/evidence')
export class EvidenceFilesController {
  constructor(
    @Port('kpis') private readonly kpis: KpiReader,
    @Port('units') private readonly units: UnitStore,
    @Port('book') private readonly book: () => KpiBook,
    @Port('gate') private readonly gate: Gate,
    @Port('facts') private readonly facts: FactReader,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', 'export', {
    summary: `The items of one side of a number as a CSV file, up to ${LIMITS.evidenceExportRows} rows`,
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: exportQuery,
    media: ['text/csv'],
  })
  async export(
    @Caller() caller: Principal,
    @InUnit() code: string,
    @Param('kpi') kpi: string,
    @FromQuery() { at, side, lang }: z.infer<typeof exportQuery>,
  ): Promise<StreamableFile> {
    const definition = this.book().reckoned(kpi);
    const unit = await this.units.one(code);
    if (!definition || !unit) throw notFound();
    const past = at !== undefined && at < this.now() ? { atMs: at } : {};
    const groups = this.book().groupsOf(definition);
    const request = { unit: code, definition, groups, side, limit: LIMITS.pageRowsMost, ...past };
    const page = (cursor?: string): Promise<Evidence | undefined> =>
      this.pageOf(caller, { ...request, ...(cursor === undefined ? {} : { cursor }) });
    // what cannot be read is told before the first byte
    const first = await page();
    if (!first) throw notFound();
    const name = lang === 'en' ? (unit.name.en ?? unit.name.vi) : unit.name.vi;
    const atMs = at !== undefined && at < this.now() ? at : this.now();
    const file = { unit: { code, name }, definition, side, atMs, language: lang };
    return new StreamableFile(Readable.from(textOf(file, first, page)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="can-cu-${code}-${kpi}-${isoDay(localDay(atMs))}.csv"`,
    });
  }

  private async pageOf(caller: Principal, request: EvidenceRequest): Promise<Evidence | undefined> {
    const found = await this.kpis.evidence(request);
    if (!found) return undefined;
    const then = await evidenceThen(found, this.facts, request.atMs);
    return forCaller(then, (act) => this.gate.mayAct(caller, act));
  }
}

/** The file, page by page: no more than one page is in memory. */
export async function* textOf(
  file: EvidenceFile,
  first: Evidence,
  page: (cursor: string) => Promise<Evidence | undefined>,
  rowsMost: number = LIMITS.evidenceExportRows,
): AsyncGenerator<string> {
  yield evidenceHead(file, first);
  let rows = 0;
  let here: Evidence | undefined = first;
  while (here) {
    const items = here.items.slice(0, rowsMost - rows);
    rows += items.length;
    if (items.length > 0) yield evidenceRows(items, file.language);
    const more: boolean = here.next !== null || items.length < here.items.length;
    if (more && rows >= rowsMost) {
      yield evidenceEnd(rows, file.language);
      return;
    }
    here = here.next === null ? undefined : await page(here.next);
  }
}
