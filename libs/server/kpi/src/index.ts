export { KpiEngine, type KpiEngineParts } from './kpi-engine';
