import { Controller } from '@nestjs/common';
import { auditEntry, listOf, type AuditEntry, type Page } from '@nhip-xa/contract';
import type { AuditReader } from '@nhip-xa/ports';
import type { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { ofUnit, page, plainText, spanMs } from '../queries';

const auditQuery = page.extend({ ...ofUnit, ...spanMs, who: plainText.optional() });

@Controller('api/v1/audit')
export class AuditController {
  constructor(@Port('audit') private readonly audit: AuditReader) {}

  @Route('get', '', {
    summary: 'Who changed what, before and after, newest first',
    needs: 'audit.read',
    scope: { query: 'unit' },
    query: auditQuery,
    answer: listOf(auditEntry),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { who, from, to, cursor, limit }: z.infer<typeof auditQuery>,
  ): Promise<Page<AuditEntry>> {
    return this.audit.list({ within, who, fromMs: from, toMs: to }, { cursor, limit });
  }
}
