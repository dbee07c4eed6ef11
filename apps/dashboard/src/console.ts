/** The console's pages come as one script: it is small, and each step within it is then immediate. */
export { CalendarPage } from './calendar/CalendarPage';
export { AlertsPage } from './alerts/AlertsPage';
export { DisplaysPage } from './admin/DisplaysPage';
export { LedgerPage } from './ledger/LedgerPage';
export { MappingsPage } from './mappings/MappingsPage';
export { RejectedPage } from './admin/RejectedPage';
export { SourcesPage } from './admin/SourcesPage';
export { CasePage } from './case/CasePage';
export { KpiPage } from './kpi/KpiPage';
export { DomainPage } from './domain/DomainPage';
export { NotFound } from './shell/states';
export { Shell } from './shell/Shell';
export { SourcePage } from './source/SourcePage';
export { HomePage } from './unit/HomePage';
export { UnitPage } from './unit/UnitPage';
export { OwnValuePage } from './value/OwnValuePage';
export { ValuePage } from './value/ValuePage';
export { beginDomain, beginKpi, beginUnit } from './navigation/begin';
