import type { CasePeers, DeadlineReasons } from '@nhip-xa/contract';
import type { DeadlineRules } from '@nhip-xa/domain';
import type { CaseIdentity, CaseInsight } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { readPeers } from './case-peers';
import { readReasons } from './case-reasons';

/** What is reckoned about one case, by the calendar and policies as they are at each question. */
export class StoredCaseInsight implements CaseInsight {
  constructor(
    private readonly database: Database,
    private readonly rules: () => DeadlineRules,
  ) {}

  reasons(which: CaseIdentity, nowUs: number): Promise<DeadlineReasons | undefined> {
    return readReasons(this.database, this.rules(), which, nowUs);
  }

  peers(which: CaseIdentity, within: string, nowMs: number): Promise<CasePeers | undefined> {
    return readPeers(this.database, this.rules(), which, { within, nowMs });
  }
}
