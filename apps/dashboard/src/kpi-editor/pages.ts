/** The pages of definitions come as a script of their own: only administrators open them. */
export { EditKpiPage, NewKpiPage } from './EditKpiPage';
export { KpiListPage } from './KpiListPage';
