export { CasesPage } from './CasesPage';
export { EventsPage } from './EventsPage';
export { ReadingsPage } from './ReadingsPage';
export { UnitSourcesPage } from './UnitSourcesPage';
