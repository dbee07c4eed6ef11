import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { LIMITS, auditEntry, listOf, type AuditEntry, type Page } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import type { AuditFilter, AuditReader, UnitStore } from '@nhip-xa/ports';
import { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { auditEnd, auditHead, auditRows, momentOf, type AuditFile } from '../audit-csv';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { ofUnit, page, plainText, spanMs } from '../queries';

const filters = {
  ...ofUnit,
  ...spanMs,
  who: plainText.optional(),
  /** `user.patch`, or `user` for everything that is done to users. */
  action: z
    .string()
    .regex(/^[a-z][a-z-]{0,40}(\.[a-z][a-z-]{0,40})?$/)
    .optional(),
  target: plainText.optional(),
};
const auditQuery = page.extend(filters);
const exportQuery = z.strictObject({ ...filters, lang: z.enum(['vi', 'en']).default('vi') });
type Filters = Omit<z.infer<typeof exportQuery>, 'lang'>;

const filterOf = (within: string, { who, action, target, from, to }: Filters): AuditFilter => ({
  ...{ within, who, action, target, fromMs: from, toMs: to },
});

@Controller('api/v1/audit')
export class AuditController {
  constructor(
    @Port('audit') private readonly audit: AuditReader,
    @Port('units') private readonly units: UnitStore,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Who changed what, before and after, newest first',
    needs: 'audit.read',
    scope: { query: 'unit' },
    query: auditQuery,
    answer: listOf(auditEntry),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { cursor, limit, ...given }: z.infer<typeof auditQuery>,
  ): Promise<Page<AuditEntry>> {
    return this.audit.list(filterOf(within, given), { cursor, limit });
  }

  @Route('get', 'export', {
    summary: `The same as a CSV file, up to ${LIMITS.auditExportRows} rows`,
    needs: 'audit.read',
    scope: { query: 'unit' },
    query: exportQuery,
    media: ['text/csv'],
  })
  async export(
    @InUnit() within: string,
    @FromQuery() { lang, ...given }: z.infer<typeof exportQuery>,
  ): Promise<StreamableFile> {
    const unit = await this.units.one(within);
    if (!unit) throw notFound();
    const filter = filterOf(within, given);
    const next = (cursor?: string): Promise<Page<AuditEntry>> =>
      this.audit.list(filter, { cursor, limit: LIMITS.pageRowsMost });
    // what cannot be read is told before the first byte
    const first = await next();
    const name = lang === 'en' ? (unit.name.en ?? unit.name.vi) : unit.name.vi;
    const atMs = this.now();
    const file = { unit: { code: within, name }, filters: said(given), atMs, language: lang };
    return new StreamableFile(Readable.from(textOf(file, first, next)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="nhat-ky-${within}-${isoDay(localDay(atMs))}.csv"`,
    });
  }
}

const said = ({ who, action, target, from, to }: Filters): AuditFile['filters'] => [
  ...(who === undefined ? [] : [['who', who] as const]),
  ...(action === undefined ? [] : [['action', action] as const]),
  ...(target === undefined ? [] : [['target', target] as const]),
  ...(from === undefined ? [] : [['from', momentOf(from)] as const]),
  ...(to === undefined ? [] : [['to', momentOf(to)] as const]),
];

/** The file, page by page: no more than one page is in memory. */
export async function* textOf(
  file: AuditFile,
  first: Page<AuditEntry>,
  next: (cursor: string) => Promise<Page<AuditEntry>>,
  rowsMost: number = LIMITS.auditExportRows,
): AsyncGenerator<string> {
  yield auditHead(file);
  let rows = 0;
  let here: Page<AuditEntry> | undefined = first;
  while (here) {
    const items = here.items.slice(0, rowsMost - rows);
    rows += items.length;
    if (items.length > 0) yield auditRows(items);
    const more: boolean = here.next !== null || items.length < here.items.length;
    if (more && rows >= rowsMost) {
      yield auditEnd(rows, file.language);
      return;
    }
    here = here.next === null ? undefined : await next(here.next);
  }
}
