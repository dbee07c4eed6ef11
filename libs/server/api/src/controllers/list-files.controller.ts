import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { LIMITS, unitOfKey } from '@nhip-xa/contract';
import type { FactReader, Principal, SourceStore, UnitStore } from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import {
  COUNT_OF_FILE,
  caseFileQuery,
  caseFilterOf,
  eventFileQuery,
  eventFilterOf,
  readingFileQuery,
  sourceFileQuery,
} from '../list-queries';
import { Port } from '../ports';
import { notFound } from '../problem';
import { AboutList } from '../table-file/about-list';
import {
  CASE_CELLS,
  EVENT_CELLS,
  READING_CELLS,
  SOURCE_CELLS,
  chosenColumns,
} from '../table-file/columns';
import { ListFiles } from '../table-file/list-files';
import { MEDIA } from '../table-file/write-table';
import { readingSpan } from './readings.controller';

/** Rows of a page of a file: as many as may be asked for. */
const limit = LIMITS.pageRowsMost;
const media = Object.values(MEDIA);

/** Lists as files for spreadsheets, with the filters of the lists. */
@Controller('api/v1')
export class ListFilesController {
  private readonly about: AboutList;

  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('sources') private readonly sources: SourceStore,
    @Port('units') units: UnitStore,
    @Port('now') private readonly now: () => number,
    private readonly files: ListFiles,
  ) {
    this.about = new AboutList(units, now);
  }

  @Route('get', 'cases/export', {
    summary: 'A list of cases as a file',
    needs: 'case.read',
    scope: { query: 'unit' },
    query: caseFileQuery,
    media,
  })
  async cases(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() query: z.infer<typeof caseFileQuery>,
  ): Promise<StreamableFile> {
    const { format, lang: language, columns, ...asked } = query;
    const filter = caseFilterOf(unit, query, this.now());
    const filters = { ...asked, at: filter.atUs };
    const about = await this.about.of('cases', unit, filters, language);
    return this.files.send({
      ...{ caller, unit, format, language, target: 'cases', name: 'ho-so' },
      filters: { ...filters, columns },
      about: () => about,
      ...chosenColumns('cases', CASE_CELLS, columns, language),
      page: (cursor) => this.facts.cases(filter, { cursor, limit }),
      count: async () => (await this.facts.countCases(filter, COUNT_OF_FILE))?.count ?? null,
      unitsOf: (item) => [item.unit],
    });
  }

  @Route('get', 'events/export', {
    summary: 'A list of events as a file',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: eventFileQuery,
    media,
  })
  async events(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() query: z.infer<typeof eventFileQuery>,
  ): Promise<StreamableFile> {
    const { format, lang: language, columns, ...filters } = query;
    const filter = eventFilterOf(unit, query);
    const about = await this.about.of('events', unit, filters, language);
    return this.files.send({
      ...{ caller, unit, format, language, target: 'events', name: 'su-kien' },
      filters: { ...filters, columns },
      about: () => about,
      ...chosenColumns('events', EVENT_CELLS, columns, language),
      page: (cursor) => this.facts.events(filter, { cursor, limit }),
      count: async () => (await this.facts.countEvents(filter, COUNT_OF_FILE))?.count ?? null,
      unitsOf: (item) => [item.unit],
    });
  }

  @Route('get', 'sources/list/export', {
    summary: 'A list of sources as a file, with how they stand; /sources/export is one to import',
    needs: 'source.read',
    scope: { query: 'unit' },
    query: sourceFileQuery,
    media,
  })
  async sourceList(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() query: z.infer<typeof sourceFileQuery>,
  ): Promise<StreamableFile> {
    const { format, lang: language, columns, ...filters } = query;
    const filter = { ...filters, within: unit };
    const about = await this.about.of('sources', unit, filters, language);
    return this.files.send({
      ...{ caller, unit, format, language, target: 'sources', name: 'nguon' },
      filters: { ...filters, columns },
      about: () => about,
      ...chosenColumns('sources', SOURCE_CELLS, columns, language),
      page: (cursor) => this.sources.list(filter, { cursor, limit }),
      count: () => this.sources.count(filter),
      unitsOf: (item) => [item.unit],
    });
  }

  @Route('get', 'sources/:key/readings/export', {
    summary:
      'Readings of a source as a file, oldest first; of the last day unless from= says otherwise',
    needs: 'reading.read',
    scope: { sourceKey: 'key' },
    query: readingFileQuery,
    media,
  })
  async readings(
    @Caller() caller: Principal,
    @Param('key') key: string,
    @FromQuery() query: z.infer<typeof readingFileQuery>,
  ): Promise<StreamableFile> {
    const { format, lang: language, columns, metric } = query;
    if (!(await this.sources.one(key))) throw notFound();
    const unit = unitOfKey(key);
    const span = readingSpan(query, this.now());
    const filters = { source: key, metric, from: span.fromUs, to: span.toUs };
    const about = await this.about.of('readings', unit, filters, language);
    return this.files.send({
      ...{ caller, unit, format, language, target: `readings ${key}`, name: 'so-do' },
      filters: { ...filters, columns },
      about: () => about,
      ...chosenColumns('readings', READING_CELLS, columns, language),
      page: (cursor) => this.facts.readings({ source: key, metric, ...span }, { cursor, limit }),
      unitsOf: (item) => [item.commune],
    });
  }
}
