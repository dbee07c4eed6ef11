import { ADMINISTRATION_CASES } from './administration';
import { FEEDBACK_CASES } from './citizen-feedback';
import { DIGITAL_CASES } from './digital';
import { DOSSIER_CASES } from './dossiers';
import { MORE_DOSSIER_CASES } from './dossiers-more';
import { ENVIRONMENT_CASES } from './environment';
import { HAZARD_CASES } from './hazards';
import { INFRASTRUCTURE_CASES } from './infrastructure';
import { SECURITY_CASES } from './security';
import { SYSTEM_CASES } from './systems';
import { VALUE_CASES } from './value';
import type { WorkedCase } from './worked-case';

/** A worked case for every KPI that comes with the product. */
export const WORKED_CASES: readonly WorkedCase[] = [
  ...DOSSIER_CASES,
  ...MORE_DOSSIER_CASES,
  ...ADMINISTRATION_CASES,
  ...FEEDBACK_CASES,
  ...SECURITY_CASES,
  ...ENVIRONMENT_CASES,
  ...HAZARD_CASES,
  ...INFRASTRUCTURE_CASES,
  ...SYSTEM_CASES,
  ...DIGITAL_CASES,
  ...VALUE_CASES,
];
