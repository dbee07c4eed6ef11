import { Worker } from 'node:worker_threads';
import type { ReportFileAsked } from '@nhip-xa/ports';

/** The most memory in MiB that the making of one file may take: some fifty times what a long one does. */
const MEMORY_MIB = 512;

/** Makes a file on a thread that is there for it alone, and gives it up when the signal says so. */
export function onOwnThread(
  program: URL,
  asked: ReportFileAsked,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const worker = new Worker(program, {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  const done = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the file of a report was not made')));
    signal.addEventListener('abort', () => reject(new Error('the file of a report took too long')));
  });
  return done.finally(() => void worker.terminate());
}

/** The built program beside the built server. */
export const REPORT_PROGRAM = (): URL => new URL('./report-worker.js', import.meta.url);
