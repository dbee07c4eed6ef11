import type { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { LIST_LIMITS, type ExportFormat, type Page } from '@nhip-xa/contract';
import { isoDay, localDay, type WordsLanguage } from '@nhip-xa/domain';
import { authorOf, type AuditWriter, type Principal, type UnitStore } from '@nhip-xa/ports';
import { Port, type ApiLogger } from '../ports';
import type { Row } from './cells';
import type { CellContext } from './columns';
import { ExportPlaces } from './export-places';
import { FILE_WORDS } from './file-words';
import { MEDIA, writeTable } from './write-table';

type FileKind = Pick<FileRequest<never>, 'caller' | 'unit' | 'target' | 'format' | 'name'>;

export interface FileRequest<Item, Found extends Page<Item> = Page<Item>> {
  caller: Principal;
  unit: string;
  /** What is written down as having been exported, such as `cases`. */
  target: string;
  /** What it is filtered by, as it is written down. */
  filters: object;
  /** Of the file, without the unit and the day. */
  name: string;
  format: ExportFormat;
  language: WordsLanguage;
  /** The lines that say what it is of, of the first page. */
  about: (first: Found) => readonly Row[];
  header: readonly string[];
  /** Columns of moments, counted from 0. */
  moments: readonly number[];
  row: (item: Item, context: CellContext) => Row;
  page: (cursor?: string) => Promise<Found>;
  /** Rows in all; null: it took too long to count them. */
  count?: () => Promise<number | null>;
  /** Units whose names an item shows. */
  unitsOf?: (item: Item) => readonly string[];
  rowsMost?: number;
}

/**
 * Lists as files. Rows are read in pages by the place of the last, each in a statement of its own: no
 * transaction stays open while a slow reader takes what there is. What is read is written down before
 * the first byte, and how much of it was at the end.
 */
@Injectable()
export class ListFiles {
  private readonly places = new ExportPlaces();

  constructor(
    @Port('auditNotes') private readonly audit: AuditWriter,
    @Port('units') private readonly units: UnitStore,
    @Port('logger') private readonly logger: ApiLogger,
    @Port('now') private readonly now: () => number,
  ) {}

  /** @throws HttpProblem `throttled` when too many are being written */
  async send<Item, Found extends Page<Item>>(
    request: FileRequest<Item, Found>,
  ): Promise<StreamableFile> {
    const release = this.places.take(authorOf(request.caller).who);
    try {
      // what cannot be read is told before the first byte
      const first = await request.page();
      const counted = (await request.count?.()) ?? null;
      await this.note(request, 'export', { ...request.filters, rows: counted });
      const { stream, progress } = this.written(request, first, counted);
      stream.once('close', () => {
        release();
        this.note(request, 'export.end', progress).catch((error: unknown) =>
          this.logger.error({ err: error }, 'the end of an export was not written down'),
        );
      });
      return this.fileOf(request, stream);
    } catch (error) {
      release();
      throw error;
    }
  }

  private fileOf({ format, name, unit }: FileKind, stream: Readable): StreamableFile {
    return new StreamableFile(stream, {
      type: format === 'csv' ? `${MEDIA.csv}; charset=utf-8` : MEDIA.xlsx,
      disposition: `attachment; filename="${name}-${unit}-${isoDay(localDay(this.now()))}.${format}"`,
    });
  }

  private note({ caller, unit, target, format }: FileKind, action: string, what: object) {
    const note = { action, unit, target, after: { format, ...what } };
    return this.audit.write(authorOf(caller), note);
  }

  private written<Item, Found extends Page<Item>>(
    request: FileRequest<Item, Found>,
    first: Found,
    counted: number | null,
  ): { stream: Readable; progress: Progress } {
    const { caller, language, rowsMost = Infinity } = request;
    const words = FILE_WORDS[language];
    const about = [
      ...request.about(first),
      [words.by, authorOf(caller).who],
      ...(counted === null ? [] : [[words.rows, counted]]),
    ];
    const progress: Progress = { rows: 0, whole: false };
    const watch = new StalledReader(LIST_LIMITS.exportStalledSeconds * 1000);
    const pages = this.pagesOf(request, first, progress, watch);
    const stream = writeTable(request.format, { ...request, about, rowsMost }, pages);
    watch.over(stream);
    return { stream, progress };
  }

  private async *pagesOf<Item, Found extends Page<Item>>(
    request: FileRequest<Item, Found>,
    first: Found,
    progress: Progress,
    watch: StalledReader,
  ): AsyncGenerator<readonly Row[]> {
    const names = new Map<string, string>();
    const context: CellContext = {
      language: request.language,
      unitName: (code) => names.get(code) ?? code,
    };
    let here: Found | undefined = first;
    while (here) {
      watch.takes();
      await this.nameUnits(here.items, request, names);
      progress.rows += here.items.length;
      yield here.items.map((item) => request.row(item, context));
      here = here.next === null ? undefined : await request.page(here.next);
    }
    progress.whole = true;
  }

  private async nameUnits<Item, Found extends Page<Item>>(
    items: readonly Item[],
    { unitsOf, language }: FileRequest<Item, Found>,
    names: Map<string, string>,
  ): Promise<void> {
    if (!unitsOf) return;
    const codes = new Set(items.flatMap(unitsOf));
    for (const code of codes) {
      if (names.has(code)) continue;
      const name = (await this.units.one(code))?.name;
      names.set(code, (language === 'en' ? name?.en : undefined) ?? name?.vi ?? code);
    }
  }
}

/** How far a file came. */
interface Progress {
  rows: number;
  whole: boolean;
}

/** Gives up a reader who takes nothing more, so that others find a place. */
class StalledReader {
  private timer: NodeJS.Timeout | undefined;
  private stream: Readable | undefined;

  constructor(private readonly afterMs: number) {}

  over(stream: Readable): void {
    this.stream = stream;
    stream.once('close', () => clearTimeout(this.timer));
    this.takes();
  }

  takes(): void {
    clearTimeout(this.timer);
    if (this.stream?.destroyed) return;
    const giveUp = () => this.stream?.destroy(new Error('the reader takes nothing more'));
    this.timer = setTimeout(giveUp, this.afterMs).unref();
  }
}
