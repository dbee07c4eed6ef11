import {
  ApiTokenRow,
  DisplayRow,
  DisplaySessionRow,
  SessionRow,
  UserRow,
} from './account.entities';
import { AuditRow } from './audit.entity';
import { CalendarDayRow, OfficeHoursRow } from '../calendar/calendar.entities';
import { DeadlinePolicyRow } from '../calendar/deadline-policy.entity';
import { MaintenanceWindowRow } from './maintenance-window.entity';
import { RetentionRow } from './retention.entity';
import { SourceRow } from './source.entity';
import { UnitRow } from './unit.entity';

/** Every entity of the configuration, for the data source; none of them leaves the store. */
export const CONFIG_ENTITIES = [
  UnitRow,
  SourceRow,
  MaintenanceWindowRow,
  RetentionRow,
  UserRow,
  SessionRow,
  ApiTokenRow,
  DisplayRow,
  DisplaySessionRow,
  CalendarDayRow,
  OfficeHoursRow,
  DeadlinePolicyRow,
  AuditRow,
] as const;
