import { Controller, StreamableFile } from '@nestjs/common';
import {
  LEDGER_SIDES,
  LIMITS,
  VALUE_LEDGER_LIMITS,
  importReport,
  type ImportReport,
  type LedgerSide,
  type LineError,
  type LineOutcome,
  type ValueEntry,
} from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import { authorOf, type EntryOutcome, type Principal, type ValueLedger } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField } from '../problem';
import { flag, ofUnit, spanMs } from '../queries';
import { readValueCsv, writeValueCsv, type FileLine } from '../value-csv';

const importQuery = z.strictObject({ ...ofUnit, dryRun: flag.optional() });
const exportQuery = z.strictObject({
  ...ofUnit,
  ...spanMs,
  side: z.enum(LEDGER_SIDES).optional(),
  lang: z.enum(['vi', 'en']).default('vi'),
});

/** The ledger of value and cost as files of spreadsheets. */
@Controller('api/v1/value-ledger')
export class ValueFilesController {
  constructor(
    @Port('valueLedger') private readonly ledger: ValueLedger,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('post', 'import', {
    summary: 'Enter a CSV file, all of it or nothing; dryRun=1 tells what it would do',
    needs: 'value.write',
    scope: { query: 'unit' },
    query: importQuery,
    body: z.string(),
    bodyMedia: 'text/csv',
    answer: importReport,
  })
  async import(
    @Caller() caller: Principal,
    @InUnit() within: string,
    @FromQuery() { dryRun = false }: z.infer<typeof importQuery>,
    @FromBody() text: string,
  ): Promise<ImportReport> {
    const communes = await this.ledger.communes(within);
    const unit = communes.has(within) ? within : undefined;
    const today = localDay(this.now());
    const read = readValueCsv(text, { unit, communes, today, limits: VALUE_LEDGER_LIMITS });
    const entries = read.lines.flatMap(({ entry }) => (entry ? [entry] : []));
    const weighed = outcomesOf(read.lines, await this.ledger.weigh(entries));
    const errors = [...read.errors, ...takenOf(weighed)].sort((a, b) => a.line - b.line);
    if (dryRun) return reportOf(weighed, errors, true);
    if (errors.length > 0) throw refusalOf(errors);
    const outcomes = await this.ledger.write(entries, 'csv', authorOf(caller));
    const written = outcomesOf(read.lines, outcomes);
    // another took an id since it was weighed
    if (takenOf(written).length > 0) throw refusalOf(takenOf(written));
    return reportOf(written, [], false);
  }

  @Route('get', 'export', {
    summary: 'Entries as a CSV file that spreadsheets open',
    needs: 'event.read',
    scope: { query: 'unit' },
    query: exportQuery,
    media: ['text/csv'],
  })
  async export(
    @InUnit() within: string,
    @FromQuery() { from: fromMs, to: toMs, side, lang }: z.infer<typeof exportQuery>,
  ): Promise<StreamableFile> {
    const entries: ValueEntry[] = [];
    let cursor: string | undefined;
    do {
      const filter = { within, fromMs, toMs, side, struck: false };
      const { items, next } = await this.ledger.entries(filter, {
        cursor,
        limit: LIMITS.pageRowsMost,
      });
      entries.push(...items);
      cursor = next ?? undefined;
      if (entries.length > VALUE_LEDGER_LIMITS.exportLines) {
        throw badField('from', `more than ${VALUE_LEDGER_LIMITS.exportLines} entries`);
      }
    } while (cursor !== undefined);
    const day = isoDay(localDay(this.now()));
    return new StreamableFile(Buffer.from(writeValueCsv(entries, lang)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="gia-tri-${within}-${day}.csv"`,
    });
  }
}

/** The line of a file's header; 0 is the file as a whole. */
const HEADER = 1;

interface Weighed extends FileLine {
  outcome: EntryOutcome;
}

/** What a source sent stands already: it is not typed once more. */
function outcomesOf(lines: readonly FileLine[], outcomes: readonly EntryOutcome[]): Weighed[] {
  const left = [...outcomes];
  return lines.map((line) => ({
    ...line,
    outcome: line.entry ? (left.shift() ?? 'new') : 'repeat',
  }));
}

const takenOf = (lines: readonly Weighed[]): LineError[] =>
  lines.flatMap(({ line, entry, outcome }) =>
    outcome === 'taken'
      ? [{ line, column: 'id' as const, code: 'id-taken' as const, text: entry?.id ?? '' }]
      : [],
  );

const refusalOf = (errors: readonly LineError[]): HttpProblem =>
  new HttpProblem('bad-request', {
    detail: 'nothing was written',
    errors: errors.map(({ line, column, code, text }) => ({
      path: column === null ? `line ${line}` : `line ${line} ${column}`,
      message: text === '' ? code : `${code}: ${text}`,
    })),
  });

function reportOf(lines: readonly Weighed[], errors: LineError[], dryRun: boolean): ImportReport {
  const count = (outcome: LineOutcome): number =>
    lines.filter((line) => line.outcome === outcome).length;
  const fresh = lines.flatMap(({ entry, outcome }) => (entry && outcome === 'new' ? [entry] : []));
  const sum = (side: LedgerSide): number =>
    fresh.reduce((total, entry) => total + (entry.side === side ? entry.amount : 0), 0);
  return {
    dryRun,
    lines: new Set([...lines, ...errors].map(({ line }) => line).filter((line) => line > HEADER))
      .size,
    added: count('new'),
    repeated: count('repeat'),
    struck: count('struck'),
    value: sum('value'),
    cost: sum('cost'),
    errors,
    preview: lines.flatMap(shownOf).slice(0, VALUE_LEDGER_LIMITS.previewLines),
  };
}

function shownOf({ line, entry, outcome }: Weighed): ImportReport['preview'] {
  if (!entry || outcome === 'taken') return [];
  const { unit, side, at, amount, hours, basis, note } = entry;
  return [{ line, outcome, unit, side, at, amount, class: entry.class, hours, basis, note }];
}
