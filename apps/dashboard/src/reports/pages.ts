import './reports.css';

/** The pages of reports come as a script of their own: they are opened once a day. */
export { ReportPage } from './ReportPage';
export { ReportsPage } from './ReportsPage';
