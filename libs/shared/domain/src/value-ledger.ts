import type { LedgerColumn, LedgerSide, LineProblem } from '@nhip-xa/contract';
import { dayOfIso } from './time';
import { readTypedDay, readTypedNumber } from './typed-values';
import { readBasis, readCostClass, readSide, readValueClass } from './value-words';

/** An entry as a person states it. */
export interface StatedEntry {
  /** Undefined: its content tells it apart. */
  id: string | undefined;
  unit: string;
  side: LedgerSide;
  /** ISO date of the local day. */
  at: string;
  amount: number;
  class: string;
  hours: number | null;
  basis: string | null;
  note: string | null;
}

/** The first day that anything can have been entered for: nothing was digital before. */
const EARLIEST_DAY = dayOfIso('2015-01-01');

export interface CellProblem {
  column: LedgerColumn;
  code: LineProblem;
  text: string;
}

/** Where and when a line is read. */
export interface LineContext {
  /** The commune of a line that names none. */
  unit: string | undefined;
  /** Communes that a line may name. */
  communes: ReadonlySet<string>;
  /** The local day of today. */
  today: number;
  limits: LedgerLimits;
}

/** Largest and least of what an entry may state: VND, hours, characters. */
export interface LedgerLimits {
  amountLeast: number;
  amountMost: number;
  hoursMost: number;
  noteCharacters: number;
  idCharacters: number;
}

/** Whether an entry may count on a day: not to come, and not before anything was digital. */
export const dayProblem = (iso: string, today: number): 'future-date' | 'bad-date' | undefined => {
  const day = dayOfIso(iso);
  if (day > today) return 'future-date';
  return day < EARLIEST_DAY ? 'bad-date' : undefined;
};

/** Reads the cells of one line; every cell that cannot be taken is named. */
export function readLine(
  cells: Partial<Record<LedgerColumn, string>>,
  context: LineContext,
): { entry: StatedEntry } | { problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const cell = (column: LedgerColumn): string => cells[column]?.normalize('NFC').trim() ?? '';
  const refuse = (column: LedgerColumn, code: LineProblem): undefined => {
    problems.push({ column, code, text: cell(column).slice(0, 100) });
    return undefined;
  };
  const from = { cell, refuse };
  const side = cell('side') === '' ? refuse('side', 'missing') : readSide(cell('side'));
  if (side === undefined && cell('side') !== '') refuse('side', 'unknown-side');
  const unit = unitOf(from, context);
  const at = dayOf(from, context);
  const { amountLeast, amountMost, idCharacters, noteCharacters } = context.limits;
  const amount = numberOf(from, 'amount', amountLeast, amountMost);
  if (cell('amount') === '') refuse('amount', 'missing');
  const kind = classOf(from, side);
  const { hours, basis } = ofValue(from, side, context.limits.hoursMost);
  if (cell('id').length > idCharacters) refuse('id', 'too-long');
  if (cell('note').length > noteCharacters) refuse('note', 'too-long');
  const whole = { side, unit, at, amount: amount ?? undefined, class: kind };
  if (problems.length > 0 || !isWhole(whole)) return { problems };
  const words = { id: cell('id') || undefined, note: cell('note') || null };
  return { entry: { ...whole, ...words, hours: hours ?? null, basis: basis ?? null } };
}

type Needed = Pick<StatedEntry, 'side' | 'unit' | 'at' | 'amount' | 'class'>;
const isWhole = (entry: { [Name in keyof Needed]: Needed[Name] | undefined }): entry is Needed =>
  Object.values(entry).every((part) => part !== undefined);

interface Cells {
  cell: (column: LedgerColumn) => string;
  refuse: (column: LedgerColumn, code: LineProblem) => undefined;
}

function unitOf({ cell, refuse }: Cells, { unit, communes }: LineContext): string | undefined {
  const stated = cell('unit');
  if (stated === '') return unit ?? refuse('unit', 'missing');
  // a spreadsheet takes the leading zeros of a code away
  const code = /^\d{1,4}$/.test(stated) ? stated.padStart(5, '0') : stated;
  return communes.has(code) ? code : refuse('unit', 'unknown-unit');
}

function dayOf({ cell, refuse }: Cells, { today }: LineContext): string | undefined {
  if (cell('at') === '') return refuse('at', 'missing');
  const read = readTypedDay(cell('at'));
  if ('problem' in read) return refuse('at', read.problem);
  const problem = dayProblem(read.value, today);
  return problem ? refuse('at', problem) : read.value;
}

/** Null where the cell is empty. */
function numberOf(
  { cell, refuse }: Cells,
  column: LedgerColumn,
  least: number,
  most: number,
): number | null | undefined {
  if (cell(column) === '') return null;
  const read = readTypedNumber(cell(column));
  if ('problem' in read) return refuse(column, read.problem);
  if (read.value < least || read.value > most) return refuse(column, 'out-of-range');
  return read.value;
}

function classOf({ cell, refuse }: Cells, side: LedgerSide | undefined): string | undefined {
  if (cell('class') === '') return refuse('class', 'missing');
  const read = side === 'cost' ? readCostClass : readValueClass;
  // of which side it would be is not known
  if (side === undefined) return undefined;
  return read(cell('class')) ?? refuse('class', 'unknown-class');
}

/** Hours and basis belong to value; a cost that states one is a line in the wrong place. */
function ofValue(from: Cells, side: LedgerSide | undefined, hoursMost: number) {
  const { cell, refuse } = from;
  if (side === 'cost') {
    if (cell('hours') !== '') refuse('hours', 'not-of-a-cost');
    if (cell('basis') !== '') refuse('basis', 'not-of-a-cost');
    return { hours: null, basis: null };
  }
  const hours = numberOf(from, 'hours', 0, hoursMost);
  if (cell('basis') === '') return { hours, basis: side && refuse('basis', 'missing') };
  return { hours, basis: readBasis(cell('basis')) ?? refuse('basis', 'unknown-basis') };
}
