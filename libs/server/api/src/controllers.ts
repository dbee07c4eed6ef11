import type { Type } from '@nestjs/common';
import { AuditController } from './controllers/audit.controller';
import { AuthController } from './controllers/auth.controller';
import { CasesController } from './controllers/cases.controller';
import { DisplaysController } from './controllers/displays.controller';
import { EventsController } from './controllers/events.controller';
import { FramesController } from './controllers/frames.controller';
import { HealthController } from './controllers/health.controller';
import { KpiPreviewController } from './controllers/kpi-preview.controller';
import { KpiSettingsController } from './controllers/kpi-settings.controller';
import { KpisController } from './controllers/kpis.controller';
import { LedgerController } from './controllers/ledger.controller';
import { MaintenanceController } from './controllers/maintenance.controller';
import { ReadingsController } from './controllers/readings.controller';
import { RejectedController } from './controllers/rejected.controller';
import { SourcesController } from './controllers/sources.controller';
import { TargetsController } from './controllers/targets.controller';
import { TokensController } from './controllers/tokens.controller';
import { UnitKpisController } from './controllers/unit-kpis.controller';
import { UnitsController } from './controllers/units.controller';
import { UsersController } from './controllers/users.controller';
import { WallsController } from './controllers/walls.controller';

/** Every controller of the HTTP side, in the order of the contract. */
export const CONTROLLERS: readonly Type[] = [
  AuthController,
  TokensController,
  UsersController,
  DisplaysController,
  UnitsController,
  UnitKpisController,
  TargetsController,
  WallsController,
  SourcesController,
  ReadingsController,
  FramesController,
  MaintenanceController,
  // before the one whose path takes any code
  KpiPreviewController,
  KpisController,
  KpiSettingsController,
  CasesController,
  EventsController,
  RejectedController,
  LedgerController,
  AuditController,
  HealthController,
];

/** What a process without pages answers: that it runs, and how. */
export const WATCHING_CONTROLLERS: readonly Type[] = [HealthController];
