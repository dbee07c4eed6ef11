import { parentPort, workerData } from 'node:worker_threads';
import type { ReportFileAsked } from '@nhip-xa/ports';
import { makeReportFile } from '@nhip-xa/reports';

// A thread of its own: a long paper takes seconds of layout, and messages are taken in meanwhile.
const bytes = await makeReportFile(workerData as ReportFileAsked);
parentPort?.postMessage(bytes);
