import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { EXPORT_FORMATS, LIMITS, type Evidence, type EvidenceItem } from '@nhip-xa/contract';
import type { KpiBook } from '@nhip-xa/domain';
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
import { EVIDENCE_MOMENTS, evidenceAbout, evidenceHeader, evidenceRow } from '../evidence-csv';
import { forCaller } from '../evidence-for-caller';
import { evidencePart, partOf } from '../evidence-part';
import { evidenceThen } from '../evidence-then';
import { Port } from '../ports';
import { notFound } from '../problem';
import { momentMs } from '../queries';
import { ListFiles } from '../table-file/list-files';
import { MEDIA } from '../table-file/write-table';

const exportQuery = z.strictObject({
  at: momentMs.optional(),
  ...evidencePart,
  lang: z.enum(['vi', 'en']).default('vi'),
  format: z.enum(EXPORT_FORMATS).default('csv'),
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
    private readonly files: ListFiles,
  ) {}

  @Route('get', 'export', {
    summary: `The items of one side of a number as a file, up to ${LIMITS.evidenceExportRows} rows`,
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: exportQuery,
    media: Object.values(MEDIA),
  })
  async export(
    @Caller() caller: Principal,
    @InUnit() code: string,
    @Param('kpi') kpi: string,
    @FromQuery() { at: asked, lang, format, ...part }: z.infer<typeof exportQuery>,
  ): Promise<StreamableFile> {
    const definition = this.book().reckoned(kpi);
    const unit = await this.units.one(code);
    if (!definition || !unit) throw notFound();
    const at = asked !== undefined && asked < this.now() ? asked : undefined;
    const past = at === undefined ? {} : { atMs: at };
    const groups = this.book().groupsOf(definition);
    const asks = partOf(definition, part);
    const { side, subject } = asks;
    const request = {
      unit: code,
      definition,
      groups,
      limit: LIMITS.pageRowsMost,
      ...asks,
      ...past,
    };
    const page = async (cursor?: string): Promise<Evidence> => {
      const found = await this.pageOf(caller, {
        ...request,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (!found) throw notFound();
      return found;
    };
    const name = lang === 'en' ? (unit.name.en ?? unit.name.vi) : unit.name.vi;
    const file = {
      unit: { code, name },
      definition,
      ...asks,
      atMs: at ?? this.now(),
      language: lang,
    };
    return this.files.send<EvidenceItem, Evidence>({
      ...{ caller, unit: code, format, language: lang },
      target: `evidence ${kpi}`,
      name: `can-cu-${kpi}`,
      filters: {
        kpi,
        side,
        subject: subject ?? null,
        at: at === undefined ? null : new Date(at).toISOString(),
      },
      about: (first) => evidenceAbout(file, first),
      header: evidenceHeader(lang),
      moments: EVIDENCE_MOMENTS,
      row: (item) => evidenceRow(item, lang),
      page,
      rowsMost: LIMITS.evidenceExportRows,
    });
  }

  private async pageOf(caller: Principal, request: EvidenceRequest): Promise<Evidence | undefined> {
    const found = await this.kpis.evidence(request);
    if (!found) return undefined;
    const then = await evidenceThen(found, this.facts, request.atMs);
    return forCaller(then, (act) => this.gate.mayAct(caller, act));
  }
}
