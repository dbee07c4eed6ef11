import { Config1763500000000 } from './1763500000000-config';
import { Facts1763600000000 } from './1763600000000-facts';
import { LedgerPerUnit1763710000000 } from './1763710000000-ledger-per-unit';
import { Limits1763720000000 } from './1763720000000-limits';
import { Processes1763740000000 } from './1763740000000-processes';
import { Frames1763750000000 } from './1763750000000-frames';
import { MaintenanceWindows1763751000000 } from './1763751000000-maintenance-windows';
import { KpiLanguage1763755000000 } from './1763755000000-kpi-language';
import { Calendar1763760000000 } from './1763760000000-calendar';
import { Past1763761000000 } from './1763761000000-past';
import { ValueEntries1763762000000 } from './1763762000000-value-entries';
import { KpiStanding1763764000000 } from './1763764000000-kpi-standing';
import { AlertEndings1763765000000 } from './1763765000000-alert-endings';
import { DisplayScreens1763770000000 } from './1763770000000-display-screens';
import { UnitBoundaries1763771000000 } from './1763771000000-unit-boundaries';
import { Mappings1764500000000 } from './1764500000000-mappings';
import { Rotation1764600000000 } from './1764600000000-rotation';
import { SourceSigns1764700000000 } from './1764700000000-source-signs';
import { CaseLists1764801000000 } from './1764801000000-case-lists';
import { Operations1764802000000 } from './1764802000000-operations';
import { Reports1764804000000 } from './1764804000000-reports';
import { Search1764805000000 } from './1764805000000-search';
import { CaseSubjects1764806000000 } from './1764806000000-case-subjects';
import { Compare1764807000000 } from './1764807000000-compare';
import { AnalyticsViews1764808000000 } from './1764808000000-analytics-views';
import { CasesThen1764809000000 } from './1764809000000-cases-then';
import { CaseProcedures1764811000000 } from './1764811000000-case-procedures';
import { LateFacts1764812000000 } from './1764812000000-late-facts';
import { SettledMonths1764813000000 } from './1764813000000-settled-months';
import { FirstWords1764814000000 } from './1764814000000-first-words';
import { WorstAlerts1764815000000 } from './1764815000000-worst-alerts';

/** In order; forward only. A new one is added at the end and never changed once released. */
export const MIGRATIONS = [
  Config1763500000000,
  Facts1763600000000,
  LedgerPerUnit1763710000000,
  Limits1763720000000,
  Processes1763740000000,
  Frames1763750000000,
  MaintenanceWindows1763751000000,
  KpiLanguage1763755000000,
  Calendar1763760000000,
  Past1763761000000,
  ValueEntries1763762000000,
  KpiStanding1763764000000,
  AlertEndings1763765000000,
  DisplayScreens1763770000000,
  UnitBoundaries1763771000000,
  Mappings1764500000000,
  Rotation1764600000000,
  SourceSigns1764700000000,
  CaseLists1764801000000,
  Operations1764802000000,
  Reports1764804000000,
  Search1764805000000,
  CaseSubjects1764806000000,
  Compare1764807000000,
  AnalyticsViews1764808000000,
  CasesThen1764809000000,
  CaseProcedures1764811000000,
  LateFacts1764812000000,
  SettledMonths1764813000000,
  FirstWords1764814000000,
  WorstAlerts1764815000000,
];
