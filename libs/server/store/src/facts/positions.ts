import type { Move } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';

/**
 * Moves a writer's position on, where it stands where it was thought to stand. In the transaction
 * of what is stored with it: a commit whose answer was lost, or that comes late, is found out.
 * @param from index of the first of three parameters: writer, after, up to
 */
export const moveOn = (from: number): string => `
  INSERT INTO intake_positions AS p (writer, seq) SELECT $${from}, $${from + 2}::bigint
  -- the first step makes the row; a later one that overtook it must not
  WHERE $${from + 1}::bigint = 0 OR EXISTS (SELECT FROM intake_positions WHERE writer = $${from})
  ON CONFLICT (writer) DO UPDATE SET seq = excluded.seq, at = now() WHERE p.seq = $${from + 1}::bigint
  RETURNING 1 AS moved`;

export const valuesOf = ({ writer, after, upTo }: Move): [string, number, number] => [
  writer,
  after,
  upTo,
];

/** False where the position is another: nothing may be stored. */
export async function claim(session: Session, move: Move): Promise<boolean> {
  const rows = await session.query({
    name: 'move-on',
    text: moveOn(1),
    values: valuesOf(move),
  });
  return rows.length > 0;
}

export async function positionOf(database: Database, writer: string): Promise<number> {
  const [row] = await database.query<{ seq: string }>('intake', {
    name: 'position-of-writer',
    text: 'SELECT seq FROM intake_positions WHERE writer = $1',
    values: [writer],
  });
  return Number(row?.seq ?? 0);
}
