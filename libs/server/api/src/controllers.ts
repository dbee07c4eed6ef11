import type { Type } from '@nestjs/common';
import { AlertsController } from './controllers/alerts.controller';
import { AuditController } from './controllers/audit.controller';
import { AuthController } from './controllers/auth.controller';
import { BoundariesController } from './controllers/boundaries.controller';
import { CalendarController } from './controllers/calendar.controller';
import { CasesController } from './controllers/cases.controller';
import { CredentialsController } from './controllers/credentials.controller';
import { DeadlinePoliciesController } from './controllers/deadline-policies.controller';
import { DemonstrationController } from './controllers/demonstration.controller';
import { DisplaysController } from './controllers/displays.controller';
import { EventsController } from './controllers/events.controller';
import { EvidenceFilesController } from './controllers/evidence-files.controller';
import { FramesController } from './controllers/frames.controller';
import { HealthController } from './controllers/health.controller';
import { KpiPreviewController } from './controllers/kpi-preview.controller';
import { KpiSettingsController } from './controllers/kpi-settings.controller';
import { KpisController } from './controllers/kpis.controller';
import { LedgerController } from './controllers/ledger.controller';
import { IntakeController } from './controllers/intake.controller';
import { MaintenanceController } from './controllers/maintenance.controller';
import { MappingsController } from './controllers/mappings.controller';
import { OwnDisplayController } from './controllers/own-display.controller';
import { ProposalsController } from './controllers/proposals.controller';
import { ReadingsController } from './controllers/readings.controller';
import { RejectedController } from './controllers/rejected.controller';
import { RetentionController } from './controllers/retention.controller';
import { ScenesController } from './controllers/scenes.controller';
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
import { UsersController } from './controllers/users.controller';
import { ValueFilesController } from './controllers/value-files.controller';
import { ValueLedgerController } from './controllers/value-ledger.controller';
import { WallsController } from './controllers/walls.controller';

/** Every controller of the HTTP side, in the order of the contract. */
export const CONTROLLERS: readonly Type[] = [
  AuthController,
  TokensController,
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
  EvidenceFilesController,
  TypedNumbersController,
  TargetsController,
  WallsController,
  ScenesController,
  // before the one whose path takes any key
  SourceFilesController,
  CredentialsController,
  SourcesController,
  SilenceController,
  ReadingsController,
  FramesController,
  MaintenanceController,
  RetentionController,
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
  RejectedController,
  MappingsController,
  ProposalsController,
  IntakeController,
  LedgerController,
  AuditController,
  HealthController,
];

/** What a process without pages answers: that it runs, and how. */
export const WATCHING_CONTROLLERS: readonly Type[] = [HealthController];
