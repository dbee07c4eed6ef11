export { FileQueue, type FileQueueParts } from './file-queue';
export { makeReportFile } from './report-file';
export { ReportMaker, type ReportMakerParts } from './report-maker';
