import type { Database } from './database';

/** Settings without which a commit does not outlive a power cut, and the values that say so. */
const DURABLE = {
  fsync: ['on'],
  full_page_writes: ['on'],
  // of a replica, the others promise at least as much
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
} as const;

/**
 * The settings of the database that break the promise of an acknowledgement when the power goes, as
 * `name=value`; empty: none. An external database is its administrator's.
 */
export async function unsafeSettings(database: Database): Promise<string[]> {
  const unsafe: string[] = [];
  for (const [name, safe] of Object.entries(DURABLE)) {
    const [row] = await database.query<{ value: string }>('probe', {
      text: 'SELECT current_setting($1) AS value',
      values: [name],
    });
    const value = row?.value ?? 'unknown';
    if (!(safe as readonly string[]).includes(value)) unsafe.push(`${name}=${value}`);
  }
  return unsafe;
}
