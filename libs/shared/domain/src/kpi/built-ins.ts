import type { KpiDefinition } from '@nhip-xa/contract';
import { ADMINISTRATION } from './built-ins/administration';
import type { BuiltIn } from './built-ins/built-in';
import { CITIZEN_FEEDBACK } from './built-ins/citizen-feedback';
import { DIGITAL_ECONOMY } from './built-ins/digital-economy';
import { DIGITAL_SOCIETY } from './built-ins/digital-society';
import { DOSSIERS_DIGITAL } from './built-ins/dossiers-digital';
import { DOSSIERS_SERVICE } from './built-ins/dossiers-service';
import { MEASURED_ENVIRONMENT } from './built-ins/environment';
import { HAZARDS } from './built-ins/hazards';
import { PRESENCE } from './built-ins/infrastructure';
import { TIMELINESS } from './built-ins/public-services';
import { SECURITY } from './built-ins/security';
import { SYSTEMS } from './built-ins/systems';
import { VALUE_KPIS } from './built-ins/value';

const ALL: readonly BuiltIn[] = [
  ...TIMELINESS,
  ...DOSSIERS_DIGITAL,
  ...DOSSIERS_SERVICE,
  ...ADMINISTRATION,
  ...CITIZEN_FEEDBACK,
  ...SECURITY,
  ...MEASURED_ENVIRONMENT,
  ...HAZARDS,
  ...PRESENCE,
  ...SYSTEMS,
  ...DIGITAL_ECONOMY,
  ...DIGITAL_SOCIETY,
  ...VALUE_KPIS,
];

/**
 * The KPIs that come with the product, in the order of the catalogue: codes, labels, names, targets,
 * thresholds, windows and formulas are its own; a new KPI is a row.
 */
export const BUILT_IN_KPIS: readonly KpiDefinition[] = ALL.map((definition) => ({
  ...definition,
  enabled: true,
  version: 1,
  builtIn: true,
}));
