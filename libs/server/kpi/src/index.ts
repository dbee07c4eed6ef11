export { KpiEngine, type KpiEngineParts } from './kpi-engine';
export { Preview, type PreviewParts } from './preview';
