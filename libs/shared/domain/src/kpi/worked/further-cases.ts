import { FURTHER_DOSSIER_CASES } from './further-dossiers';
import { FURTHER_ECONOMY_CASES } from './further-economy';
import { FURTHER_MEETING_CASES } from './further-meetings';
import { FURTHER_NOTICE_CASES } from './further-notices';
import { FURTHER_OFFICE_CASES } from './further-office';
import { FURTHER_SOCIETY_CASES } from './further-society';
import { FURTHER_STATISTIC_CASES } from './further-statistics';
import { FURTHER_THING_CASES } from './further-things';
import { FURTHER_VALUE_CASES } from './further-value';
import { FURTHER_VOICE_CASES } from './further-voices';
import type { WorkedCase } from './worked-case';

/** A worked case for every KPI that comes switched off. */
export const FURTHER_CASES: readonly WorkedCase[] = [
  ...FURTHER_DOSSIER_CASES,
  ...FURTHER_OFFICE_CASES,
  ...FURTHER_MEETING_CASES,
  ...FURTHER_NOTICE_CASES,
  ...FURTHER_VOICE_CASES,
  ...FURTHER_THING_CASES,
  ...FURTHER_ECONOMY_CASES,
  ...FURTHER_SOCIETY_CASES,
  ...FURTHER_STATISTIC_CASES,
  ...FURTHER_VALUE_CASES,
];
