import type { Machine } from '../machine';
import type { Options } from './options';
import type { Beginning, OwnWork, Weight, Work } from './screen';

export interface Figures {
  at: string;
  machine: Machine;
  options: Options;
  beginning: Beginning;
  busy: OwnWork;
  soak: { before: Weight; after: Weight; work: Work };
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent = (value: number): string => `${number(value * 100, 1)} %`;
const change = (before: number, after: number): string =>
  `${number(before)} to ${number(after)} (${after >= before ? '+' : ''}${percent(after / before - 1)})`;

const plainBytes = ({ heapBytes, compiledBytes }: Weight): number => heapBytes - compiledBytes;

const longest = ({ longTasks, longestTask }: Work): string =>
  `${longTasks}, ${number(longestTask)} ms`;

function rows({ options, beginning, busy, soak }: Figures): [string, string, string][] {
  const kib = (bytes: number): number => bytes / 1_024;
  return [
    ['script over the wire, kB', number(beginning.scriptBytes / 1_000), '≤ 350'],
    ['first number on the screen', `${number(beginning.firstNumberMs)} ms`, ''],
    ['interactive', `${number(beginning.interactiveMs)} ms`, '≤ 2,000 ms'],
    [`one core at ${options.rate} changes/s`, percent(busy.busy), '< 30 %'],
    ['… without waiting for a processor', percent(busy.own.busy), ''],
    ['… tasks over 50 ms, the longest', longest(busy), 'none'],
    ['… without waiting for a processor', longest(busy.own), ''],
    [
      `heap, KiB, over ${number(options.changes)} changes in ${number(options.soak)} s`,
      change(kib(soak.before.heapBytes), kib(soak.after.heapBytes)),
      '± 10 %',
    ],
    [
      '… of it not compiled code',
      change(kib(plainBytes(soak.before)), kib(plainBytes(soak.after))),
      '',
    ],
    ['… DOM nodes', change(soak.before.nodes, soak.after.nodes), '± 10 %'],
    ['… listeners', change(soak.before.listeners, soak.after.listeners), ''],
    ['… one core', percent(soak.work.busy), ''],
  ];
}

const about = ({ at, machine }: Figures): string =>
  `${at.slice(0, 10)}, ${machine.processor}, ${machine.processors} processors shared with the server, ` +
  `Chromium slowed down four times, drawing without a graphics card; 1920×1080.`;

export function markdownTable(figures: Figures): string {
  return [
    about(figures),
    '',
    '| | measured | goal |',
    '| --- | ---: | --- |',
    ...rows(figures).map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

export function textTable(figures: Figures): string {
  const table = rows(figures);
  const width = Math.max(...table.map(([name]) => name.length));
  const lines = table.map(([name, value, goal]) => `${name.padEnd(width)}  ${value}   ${goal}`);
  return `${about(figures)}\n\n${lines.join('\n')}\n`;
}
