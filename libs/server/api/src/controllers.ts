import type { Type } from '@nestjs/common';
import { AlertsController } from './controllers/alerts.controller';
import { AuditController } from './controllers/audit.controller';
import { AuthController } from './controllers/auth.controller';
import { BoundariesController } from './controllers/boundaries.controller';
import { CalendarController } from './controllers/calendar.controller';
import { CasesController } from './controllers/cases.controller';
import { ChangesController } from './controllers/changes.controller';
import { CredentialsController } from './controllers/credentials.controller';
import { DeadlinePoliciesController } from './controllers/deadline-policies.controller';
import { DemonstrationController } from './controllers/demonstration.controller';
import { DisplaysController } from './controllers/displays.controller';
import { EventsController } from './controllers/events.controller';
import { EvidenceFilesController } from './controllers/evidence-files.controller';
import { FramesController } from './controllers/frames.controller';
import { HistoryStateController } from './controllers/history-state.controller';
import { HealthController } from './controllers/health.controller';
import { KpiInsightController } from './controllers/kpi-insight.controller';
import { KpiPreviewController } from './controllers/kpi-preview.controller';
import { KpiSettingsController } from './controllers/kpi-settings.controller';
import { KpisController } from './controllers/kpis.controller';
import { LedgerController } from './controllers/ledger.controller';
import { ListFilesController } from './controllers/list-files.controller';
import { IntakeController } from './controllers/intake.controller';
import { InstallationController } from './controllers/installation.controller';
import { KeepingController } from './controllers/keeping.controller';
import { MaintenanceController } from './controllers/maintenance.controller';
import { MappingsController } from './controllers/mappings.controller';
import { OwnDisplayController } from './controllers/own-display.controller';
import { OwnAccountController } from './controllers/own-account.controller';
import { PrivacyController } from './controllers/privacy.controller';
import { ProposalsController } from './controllers/proposals.controller';
import { ReadingsController } from './controllers/readings.controller';
import { RejectedController } from './controllers/rejected.controller';
import { ReportSchedulesController } from './controllers/report-schedules.controller';
import { ReportsController } from './controllers/reports.controller';
import { RetentionController } from './controllers/retention.controller';
import { ScenesController } from './controllers/scenes.controller';
import { SearchController } from './controllers/search.controller';
import { SourceFilesController } from './controllers/source-files.controller';
import { SourcesController } from './controllers/sources.controller';
import { SilenceController } from './controllers/silence.controller';
import { TargetsController } from './controllers/targets.controller';
import { TokensController } from './controllers/tokens.controller';
import { TypedNumbersController } from './controllers/typed-numbers.controller';
import { UnitKpisController } from './controllers/unit-kpis.controller';
import { UnitMapController } from './controllers/unit-map.controller';
import { UnitFilesController } from './controllers/unit-files.controller';
import { UnitsController } from './controllers/units.controller';
import { UserTokensController } from './controllers/user-tokens.controller';
import { UsersController } from './controllers/users.controller';
import { ValueFilesController } from './controllers/value-files.controller';
import { ValueLedgerController } from './controllers/value-ledger.controller';
import { WallsController } from './controllers/walls.controller';

/** Every controller of the HTTP side, in the order of the contract. */
export const CONTROLLERS: readonly Type[] = [
  AuthController,
  OwnAccountController,
  TokensController,
  UserTokensController,
  UsersController,
  // before the one whose path takes any id
  OwnDisplayController,
  DisplaysController,
  // before the one whose path takes any code
  UnitFilesController,
  UnitsController,
  DemonstrationController,
  UnitMapController,
  BoundariesController,
  UnitKpisController,
  ChangesController,
  HistoryStateController,
  KpiInsightController,
  EvidenceFilesController,
  TypedNumbersController,
  TargetsController,
  WallsController,
  ScenesController,
  SearchController,
  // before those whose paths take any key or kind
  ListFilesController,
  // before the one whose path takes any key
  SourceFilesController,
  CredentialsController,
  SourcesController,
  SilenceController,
  ReadingsController,
  FramesController,
  MaintenanceController,
  // before the one whose path takes any metric
  KeepingController,
  RetentionController,
  PrivacyController,
  // before the one whose path takes any code
  KpiPreviewController,
  KpisController,
  KpiSettingsController,
  CasesController,
  CalendarController,
  DeadlinePoliciesController,
  AlertsController,
  EventsController,
  ValueLedgerController,
  ValueFilesController,
  ReportsController,
  ReportSchedulesController,
  RejectedController,
  MappingsController,
  ProposalsController,
  IntakeController,
  LedgerController,
  AuditController,
  InstallationController,
  HealthController,
];

/** What a process without pages answers: that it runs, and how. */
export const WATCHING_CONTROLLERS: readonly Type[] = [HealthController];
