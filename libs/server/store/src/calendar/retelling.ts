import { factName, type DeadlineRules } from '@nhip-xa/domain';
import type { StoredBatch } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';
import { FactChanges } from '../facts/batch';
import type { CaseKey } from '../facts/case-keys';
import { updateRulings } from '../facts/case-rows';
import { tell } from '../facts/case-telling';

/** Cases told anew in one transaction: their rows are locked, and a device that speaks of one waits. */
export const RETOLD_AT_ONCE = 500;
/**
 * Seconds after which every process follows a change of the rules. A case that one of them told by
 * the old ones meanwhile is told anew by a pass that begins later than that.
 */
export const SETTLED_SECONDS = 10;

export interface RetellingParts {
  database: Database;
  rules: () => DeadlineRules;
  /** Reads the rules as they stand. */
  reload: () => Promise<void>;
  nowUs: () => number;
  onStored: (batch: StoredBatch) => void;
}

interface Request {
  unit: string;
  requested_at: string;
  settled: boolean;
}

/**
 * Tells open cases anew after a change of the calendar, office hours or a policy. Closed ones stay
 * as they were ruled. What was asked for stands in the database until it is done, whoever does it.
 */
export class Retelling {
  private last: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: RetellingParts) {}

  /** One pass over all that was asked for, after the one that runs. */
  run(): Promise<void> {
    const pass = (): Promise<void> => this.pass();
    this.last = this.last.then(pass, pass);
    return this.last;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.last.catch(() => undefined);
  }

  private async pass(): Promise<void> {
    if (this.stopped) return;
    const { database, reload } = this.parts;
    const requests = await database.query<Request>('read', {
      text: `SELECT unit, requested_at::text,
               requested_at < now() - interval '${SETTLED_SECONDS} s' AS settled
             FROM case_retellings ORDER BY requested_at`,
    });
    if (requests.length > 0) await reload();
    for (const request of requests) {
      await this.retellBelow(request.unit);
      if (request.settled && !this.stopped) await this.done(request);
    }
  }

  /** Unless it was asked for once more since. */
  private async done({ unit, requested_at: requestedAt }: Request): Promise<void> {
    await this.parts.database.query('read', {
      text: 'DELETE FROM case_retellings WHERE unit = $1 AND requested_at = $2::timestamptz',
      values: [unit, requestedAt],
    });
  }

  private async retellBelow(top: string): Promise<void> {
    const units = await this.parts.database.query<{ code: string }>('read', {
      text: `SELECT code FROM units WHERE path @> ARRAY[$1::text] AND EXISTS (
               SELECT FROM cases c WHERE c.unit = code AND ${OPEN}) ORDER BY code`,
      values: [top],
    });
    for (const { code } of units) {
      if (this.stopped) return;
      await this.retellUnit(code);
    }
  }

  private async retellUnit(unit: string): Promise<void> {
    let after: Pick<CaseKey, 'kind' | 'id'> | undefined = { kind: '', id: '' };
    while (after && !this.stopped) {
      const { locked, changed } = await this.retellSome(unit, after);
      this.tellOf(unit, changed);
      after = locked.length === RETOLD_AT_ONCE ? locked.at(-1) : undefined;
    }
  }

  private retellSome(
    unit: string,
    after: Pick<CaseKey, 'kind' | 'id'>,
  ): Promise<{ locked: CaseKey[]; changed: CaseKey[] }> {
    const { database, rules } = this.parts;
    return database.transaction('maintenance', async (session) => {
      const locked = await lockOpen(session, unit, after);
      const changed = await updateRulings(session, await tell(session, locked, rules()));
      return { locked, changed };
    });
  }

  private tellOf(unit: string, cases: readonly CaseKey[]): void {
    if (cases.length === 0) return;
    const changes = new FactChanges();
    // the past was reckoned by the rules of its time
    for (const { kind } of cases) changes.mark(unit, factName.case(kind), this.parts.nowUs());
    const counts = { received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };
    this.parts.onStored({ changed: changes.list(), presence: [], cases: [], counts });
  }
}

const OPEN = 'c.open_from IS NOT NULL AND c.open_to IS NULL';

/** Locks a unit's next open cases, in the order of all writers. */
const lockOpen = (
  session: Session,
  unit: string,
  { kind, id }: Pick<CaseKey, 'kind' | 'id'>,
): Promise<CaseKey[]> =>
  session.query<CaseKey>({
    name: 'lock-open-cases',
    text: `SELECT c.unit, c.kind, c.id FROM cases c
           WHERE c.unit = $1 AND ${OPEN} AND (c.kind, c.id) > ($2, $3)
           ORDER BY c.unit, c.kind, c.id LIMIT ${RETOLD_AT_ONCE} FOR UPDATE OF c`,
    values: [unit, kind, id],
  });

/** Asks for it in the transaction that changes the rules. */
export const requestRetelling = (unit: string) => ({
  text: `INSERT INTO case_retellings (unit) VALUES ($1)
         ON CONFLICT (unit) DO UPDATE SET requested_at = now()`,
  values: [unit],
});
