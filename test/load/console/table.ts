import type { Machine } from '../machine';

/** Times of one thing, in ms. */
export class Times {
  private readonly taken: number[] = [];

  constructor(readonly what: string) {}

  add(milliseconds: number): void {
    this.taken.push(milliseconds);
  }

  quantile(share: number): number {
    const sorted = [...this.taken].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }

  toJSON(): object {
    const { what, taken } = this;
    return { what, n: taken.length, p50: this.quantile(0.5), p95: this.quantile(0.95) };
  }
}

export interface Figures {
  at: string;
  machine: Machine;
  communes: number;
  kpis: number;
  readings: number;
  cases: number;
  opened: Times[];
  taken: Times[];
  called: Times[];
}

/** Calls that are named: the slowest. The others are told together. */
const CALLS_NAMED = 15;
/** Goals in ms: a page is interactive, a step is done, a call is answered (p95). */
const GOALS = { page: 1_000, step: 300, call: 100 } as const;

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const ms = (value: number): string => number(value, value < 10 ? 1 : 0);
const row = (times: Times): string[] => [
  times.what,
  ms(times.quantile(0.5)),
  ms(times.quantile(0.95)),
];

interface Table {
  head: string[];
  rows: string[][];
}

function tables({ opened, taken, called }: Figures): Table[] {
  const slowest = [...called].sort((a, b) => b.quantile(0.95) - a.quantile(0.95));
  const over = called.filter((times) => times.quantile(0.95) > GOALS.call).length;
  const rest = slowest[CALLS_NAMED]?.quantile(0.95) ?? 0;
  return [
    {
      head: [`page, interactive (goal ${number(GOALS.page)})`, 'p50', 'p95'],
      rows: opened.map(row),
    },
    { head: [`step (goal ${GOALS.step})`, 'p50', 'p95'], rows: taken.map(row) },
    {
      head: [`call (goal ${GOALS.call} at p95)`, 'p50', 'p95'],
      rows: [
        ...slowest.slice(0, CALLS_NAMED).map(row),
        [`the other ${Math.max(0, called.length - CALLS_NAMED)}: at most`, '', ms(rest)],
        [`over the goal, of ${called.length}`, '', String(over)],
      ],
    },
  ];
}

const about = ({ at, machine, communes, kpis, readings, cases }: Figures): string =>
  `${at.slice(0, 10)}, ${machine.processor}, ${machine.processors} processors shared by browser, server and database, ` +
  `${number(machine.memoryGib)} GiB, PostgreSQL ${machine.postgres}, Node ${machine.node}. ${communes} communes, ${kpis} KPIs, ` +
  `${number(readings)} readings, ${number(cases)} cases. Milliseconds.`;

export function markdownTables(figures: Figures): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const each = tables(figures).flatMap(({ head, rows }) => [
    '',
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ]);
  return [about(figures), ...each].join('\n');
}

export function textTables(figures: Figures): string {
  const each = tables(figures).map(({ head, rows }) => {
    const all = [head, ...rows];
    const widths = head.map((_, column) => Math.max(...all.map((one) => one[column]?.length ?? 0)));
    const line = (cells: string[]): string =>
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ');
    return all.map(line).join('\n');
  });
  return `${about(figures)}\n\n${each.join('\n\n')}\n`;
}
