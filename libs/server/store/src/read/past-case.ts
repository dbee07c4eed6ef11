import type { CaseFact } from '@nhip-xa/contract';
import type { DeadlineRules } from '@nhip-xa/domain';
import { asReader, type Database } from '../database/database';
import type { CaseKey } from '../facts/case-keys';
import { readCase } from './cases';
import { casesKnownAt } from './known-cases';
import { sqlMoment } from './moments';

/**
 * A case as it was known at a moment. Where nothing came since, it is the one that is stored, with the
 * dates that were ruled for it when it was closed; otherwise it is told anew from what was known.
 */
export async function readPastCase(
  database: Database,
  key: CaseKey,
  atUs: number,
  rules: DeadlineRules,
): Promise<CaseFact | undefined> {
  const [words] = await database.query<{ known: number; later: number }>('read', {
    name: 'words-on-case',
    text: `SELECT (count(*) FILTER (WHERE received_at <= $4::timestamptz))::int AS known,
        (count(*) FILTER (WHERE received_at > $4::timestamptz))::int AS later
      FROM case_statements WHERE unit = $1 AND kind = $2 AND id = $3`,
    values: [key.unit, key.kind, key.id, sqlMoment(atUs)],
  });
  if (!words || words.known === 0) return undefined;
  if (words.later === 0) return readCase(database, key, atUs);
  return (await casesKnownAt(asReader(database), [key], atUs, rules))[0];
}
