import { Controller, Req, StreamableFile } from '@nestjs/common';
import {
  LIMITS,
  PRESENCE_STATES,
  SOURCE_FILE_LIMITS,
  SOURCE_KINDS,
  importedSources,
  type ImportedSources,
  type Source,
} from '@nhip-xa/contract';
import { credentialFile, isoDay, localDay } from '@nhip-xa/domain';
import type { Principal, SourceStore } from '@nhip-xa/ports';
import type { Request } from 'express';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField } from '../problem';
import { flag, ofUnit } from '../queries';
import { SourceImporter } from '../source-file/importer';
import { attributesOf, writeSourceFile } from '../source-file/write-file';

const importQuery = z.strictObject({
  dryRun: flag.default(false),
  existing: z.enum(['refuse', 'skip']).default('refuse'),
});
const exportQuery = z.strictObject({
  ...ofUnit,
  kind: z.enum(SOURCE_KINDS).optional(),
  state: z.enum(PRESENCE_STATES).optional(),
});

/** Sources as files of spreadsheets. */
@Controller('api/v1/sources')
export class SourceFilesController {
  constructor(
    @Port('sources') private readonly sources: SourceStore,
    @Port('now') private readonly now: () => number,
    private readonly importer: SourceImporter,
  ) {}

  @Route('post', 'import', {
    summary:
      'Register the sources of a CSV file, all or none; dryRun=1 tells what it would do, existing=skip passes over what stands. Passwords are shown once, with Accept: text/csv as a file',
    needs: 'source.write',
    scope: 'own',
    query: importQuery,
    body: z.string(),
    bodyMedia: 'text/csv',
    bodyBytes: SOURCE_FILE_LIMITS.bytes,
    answer: importedSources,
    media: ['text/csv'],
  })
  async import(
    @Caller() caller: Principal,
    @FromQuery() { dryRun, existing }: z.infer<typeof importQuery>,
    @FromBody() text: string,
    @Req() request: Request,
  ): Promise<ImportedSources | StreamableFile> {
    if (dryRun) return this.importer.weigh(caller, text, existing);
    const done = await this.importer.import(caller, text, existing);
    if (request.accepts('application/json', 'text/csv') !== 'text/csv') return done;
    return csvFile('mat-khau', credentialFile(done.credentials, request.hostname));
  }

  @Route('get', 'export', {
    summary: `Sources of a unit and those below it as a CSV file that can be imported elsewhere, up to ${SOURCE_FILE_LIMITS.lines}; without passwords`,
    needs: 'source.read',
    scope: { query: 'unit' },
    query: exportQuery,
    media: ['text/csv'],
  })
  async export(
    @InUnit() within: string,
    @FromQuery() { kind, state }: z.infer<typeof exportQuery>,
  ): Promise<StreamableFile> {
    const sources: Source[] = [];
    let cursor: string | undefined;
    do {
      const page = { cursor, limit: LIMITS.pageRowsMost };
      const { items, next } = await this.sources.list({ within, kind, state }, page);
      sources.push(...items);
      cursor = next ?? undefined;
      if (sources.length > SOURCE_FILE_LIMITS.lines) {
        throw badField('unit', `more than ${SOURCE_FILE_LIMITS.lines} sources: ask for fewer`);
      }
    } while (cursor !== undefined);
    if (attributesOf(sources).length > SOURCE_FILE_LIMITS.attributes) {
      throw badField('unit', `more than ${SOURCE_FILE_LIMITS.attributes} different attributes`);
    }
    const day = isoDay(localDay(this.now()));
    return csvFile(`nguon-${within}-${day}`, writeSourceFile(sources));
  }
}

const csvFile = (name: string, text: string): StreamableFile =>
  new StreamableFile(Buffer.from(text), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
