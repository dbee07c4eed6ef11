/** Categories of the browser's trace in which tasks of threads are. */
export const TRACED = ['toplevel'];

const TASK = 'ThreadControllerImpl::RunTask';
const MAIN_THREAD = 'CrRendererMain';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Beginning, how long it took, and how long a processor worked for it, in µs. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/** Processor time of each task of the page's main thread, in ms: of the busiest, where several pages are. */
export function mainThreadTasks({ traceEvents }: { traceEvents: TraceEvent[] }): number[] {
  const threads = new Map<string, TraceEvent[]>(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === MAIN_THREAD)
      .map((event) => [threadOf(event), []]),
  );
  for (const event of traceEvents) {
    if (event.ph === 'X' && event.name === TASK) threads.get(threadOf(event))?.push(event);
  }
  const [tasks = []] = [...threads.values()].sort((one, other) => other.length - one.length);
  return outermost(tasks).map(({ tdur = 0 }) => tdur / 1_000);
}

/** Tasks that do not run within another. */
function outermost(tasks: TraceEvent[]): TraceEvent[] {
  let end = 0;
  return tasks
    .sort((one, other) => one.ts - other.ts)
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}
