import { caseKind, factName, phaseOf, type DeadlineRules } from '@nhip-xa/domain';
import type { Author, CaseVerdicts, StoredBatch } from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import type { Database } from '../database/database';
import { writeCases } from './case-writer';

/** A person's word on a case: a statement like any other, which no device undoes. */
export class VerdictWriter implements CaseVerdicts {
  constructor(
    private readonly database: Database,
    private readonly rules: () => DeadlineRules,
    private readonly nowUs: () => number,
    private readonly onStored: (batch: StoredBatch) => void,
  ) {}

  async give(
    unit: string,
    kind: string,
    id: string,
    verdict: 'confirmed' | 'rejected',
    author: Author,
  ): Promise<boolean> {
    // only a word that closes the case is a verdict on it
    const known = caseKind(kind);
    if (!known || phaseOf(known, verdict, true) !== 'closed') return false;
    const atUs = this.nowUs();
    const cases = await this.database.transaction('intake', async (session) => {
      const [open] = await session.query<{ state: string; ts_us: string }>({
        text: `SELECT state, (extract(epoch FROM ts) * 1000000)::bigint AS ts_us FROM cases
               WHERE unit = $1 AND kind = $2 AND id = $3 AND open_from IS NOT NULL AND open_to IS NULL
               FOR UPDATE`,
        values: [unit, kind, id],
      });
      if (!open) return undefined;
      // a device whose clock is ahead must not outlive the verdict
      const tsUs = Math.max(atUs, Number(open.ts_us) + 1);
      const statement = { unit, kind, id, tsUs, state: verdict, fields: {}, sourceId: null };
      const said = { ...statement, byPerson: author.who, receivedUs: atUs, topic: '' };
      const written = await writeCases(session, [said], this.rules());
      const note = {
        action: 'case.verdict',
        unit,
        target: `${kind} ${id}`,
        before: open.state,
        after: verdict,
      };
      await session.query(writeDownStatement(author, note));
      return written.changed;
    });
    if (!cases) return false;
    const changed = [{ unit, fact: factName.case(kind), earliestUs: atUs, occurredUs: atUs }];
    const counts = { received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };
    this.onStored({ changed, presence: [], cases, counts });
    return true;
  }
}
