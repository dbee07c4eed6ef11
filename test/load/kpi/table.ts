import type { Machine } from '../machine';
import type { Timed } from './measures';

/** One size of installation, as it was measured. */
export interface Sized {
  readings: number;
  cases: number;
  pairs: number;
  packedBytesPerReading: number;
  timed: Timed[];
}

export interface Figures {
  at: string;
  machine: Machine;
  communes: number;
  kpis: number;
  /** The tenth, then the whole. */
  sizes: [Sized, Sized];
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const ms = (value: number): string => number(value, value < 10 ? 1 : 0);

const HEAD = ['', 'p50 tenth', 'p95 tenth', 'p50', 'p95', 'growth of p95'];

function rows({ sizes: [tenth, whole] }: Figures): string[][] {
  return whole.timed.map((timed, index) => {
    const small = tenth.timed[index] as Timed;
    const growth = `×${number(timed.p95 / small.p95, 2)}`;
    return [timed.what, ms(small.p50), ms(small.p95), ms(timed.p50), ms(timed.p95), growth];
  });
}

const about = ({ at, machine, communes, kpis, sizes: [tenth, whole] }: Figures): string =>
  `${at.slice(0, 10)}, ${machine.processor}, ${machine.processors} processors, ${number(machine.memoryGib)} GiB, ` +
  `PostgreSQL ${machine.postgres}, Node ${machine.node}. ${communes} communes, ${kpis} KPIs (${number(whole.pairs)} pairs); ` +
  `the tenth: ${number(tenth.readings)} readings and ${number(tenth.cases)} cases; the whole: ` +
  `${number(whole.readings)} and ${number(whole.cases)}. Closed days take ${number(whole.packedBytesPerReading, 1)} bytes a reading. ` +
  'Milliseconds.';

export function markdownTable(figures: Figures): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    about(figures),
    '',
    line(HEAD),
    line(HEAD.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows(figures).map(line),
  ].join('\n');
}

export function textTable(figures: Figures): string {
  const table = [HEAD, ...rows(figures)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return `${about(figures)}\n\n${table.map(line).join('\n')}\n`;
}
