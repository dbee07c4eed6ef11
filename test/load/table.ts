import { METRICS } from './device';
import { perSecond, type Figures } from './figures';
import type { Summary } from './latencies';
import { isExact } from './stored-facts';

/** One line: what, what was measured, and the goal beside it where there is one. */
export interface Line {
  what: string;
  measured: string;
  goal: string;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : whole(value)} ms`;
const p50p99 = ({ p50, p99 }: Summary): string => `${ms(p50)} / ${ms(p99)}`;

export function machineWords({ machine }: Figures): string {
  const { processor, processors, memoryGib, system, node, postgres } = machine;
  return `${processor}, ${processors} cores shared with the load, ${memoryGib.toFixed(0)} GiB; ${system}; Node ${node}; PostgreSQL ${postgres}`;
}

/** The figures with the goals of the design beside them. */
export function linesOf(figures: Figures): Line[] {
  const { saturated, steady, options, bytes, alone, comparison } = figures;
  const rate = perSecond(saturated.load);
  const readings = rate * METRICS.length;
  const at = `at ${whole(options.rate)} messages/s`;
  return [
    line('acknowledged messages/s', whole(rate), '≥ 5,000, goal 30,000'),
    line('stored messages/s', whole(saturated.storedMessagesPerSecond), 'as acknowledged'),
    line('readings/s', whole(readings), ''),
    line('PUBACK p50 / p99 at saturation', p50p99(saturated.load.acknowledgement), ''),
    line('messages a transaction at saturation', whole(saturated.messagesPerBatch), ''),
    line('processors at saturation: server, database, load', shares(saturated.processors), ''),
    line('processor time a message: server, database, load', timePerMessage(figures), ''),
    line(
      `processors ${at}: server + database`,
      percent(steady.processors.server + steady.processors.database),
      '≤ 27 %',
    ),
    line(`processors ${at}: server, database, load`, shares(steady.processors), ''),
    line(`PUBACK p50 / p99 ${at}`, p50p99(steady.load.acknowledgement), 'p99 < 100 ms'),
    line(
      `publish → socket p50 / p99 ${at}`,
      p50p99(steady.screen.publishToSocket),
      'p50 ≤ 150 ms, p99 ≤ 500 ms',
    ),
    line('memory of the server, most', `${whole(figures.peakMemoryMib)} MiB`, ''),
    line(
      'bytes a reading on disk (rows + index)',
      `${(bytes.table + bytes.index).toFixed(1)} (${bytes.table.toFixed(1)} + ${bytes.index.toFixed(1)})`,
      '≤ 100 fresh',
    ),
    line('… and its hourly roll-up', bytes.hourly.toFixed(1), ''),
    line(
      `database alone, same statement, ${whole(alone.readingsPerBatch)} readings a batch`,
      `${whole(alone.readingsPerSecond)} readings/s`,
      '',
    ),
    line('whole system ÷ database alone', percent(readings / alone.readingsPerSecond), ''),
    line(
      'acknowledged = stored, each once',
      isExact(comparison)
        ? `yes, ${whole(comparison.acknowledgedReadings)} readings`
        : `NO: ${JSON.stringify(comparison)}`,
      'none lost, none twice',
    ),
  ];
}

const line = (what: string, measured: string, goal: string): Line => ({ what, measured, goal });

const shares = ({ server, database, load }: Figures['saturated']['processors']): string =>
  [server, database, load].map(percent).join(', ');

/** Tells the work apart from whatever else kept the machine busy meanwhile. */
function timePerMessage({ saturated, machine }: Figures): string {
  const { server, database, load } = saturated.processors;
  const us = (share: number): number =>
    (share * machine.processors * 1_000_000) / perSecond(saturated.load);
  return `${[server, database, load].map((share) => us(share).toFixed(1)).join(', ')} µs`;
}

const conditions = ({ options }: Figures): string =>
  `${whole(options.devices)} devices, QoS 1, ${METRICS.length} readings a message; ` +
  `${options.seconds} s at saturation with ${whole(options.devices * options.window)} messages under way, ` +
  `then ${whole(options.rate)} messages/s`;

/** For a terminal. */
export function textTable(figures: Figures): string {
  const lines = linesOf(figures);
  const width = (of: (one: Line) => string): number =>
    Math.max(...lines.map((one) => of(one).length));
  const [first, second] = [width(({ what }) => what), width(({ measured }) => measured)];
  return [
    machineWords(figures),
    conditions(figures),
    '',
    ...lines.map(({ what, measured, goal }) =>
      `${what.padEnd(first)}  ${measured.padStart(second)}  ${goal && `(${goal})`}`.trimEnd(),
    ),
    '',
  ].join('\n');
}

/** For docs/performance.md. */
export function markdownTable(figures: Figures): string {
  const rows = linesOf(figures).map((one) => `| ${one.what} | ${one.measured} | ${one.goal} |`);
  return [
    `${figures.at.slice(0, 10)} · ${machineWords(figures)}`,
    '',
    `${conditions(figures)}.`,
    '',
    '| | measured | goal |',
    '| --- | ---: | --- |',
    ...rows,
  ].join('\n');
}
