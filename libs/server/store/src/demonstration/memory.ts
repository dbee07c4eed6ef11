import { z } from 'zod';
import type { Queries, Session } from '../database/database';

/** What the installation remembers of a demonstration that was removed, or is being removed. */

/** Also that it is not to come back with the next start: until somebody asks for it. */
const NAME = 'demonstration-removal';

const removal = z.object({
  by: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  step: z.int(),
  rows: z.int(),
});
export type Removal = z.infer<typeof removal>;

const read = (rows: readonly { value: string }[]): Removal | undefined =>
  rows[0] && removal.parse(JSON.parse(rows[0].value));

const FIND = { text: 'SELECT value FROM installation WHERE name = $1', values: [NAME] };

export const removalOf = async (database: Queries): Promise<Removal | undefined> =>
  read(await database.query<{ value: string }>('read', FIND));

export const removalIn = async (session: Session): Promise<Removal | undefined> =>
  read(await session.query<{ value: string }>(FIND));

export const rememberRemoval = async (session: Session, told: Removal): Promise<void> => {
  await session.query({
    text: `INSERT INTO installation (name, value) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    values: [NAME, JSON.stringify(told)],
  });
};

export const forgetRemoval = async (database: Queries): Promise<void> => {
  await database.query('read', {
    text: 'DELETE FROM installation WHERE name = $1',
    values: [NAME],
  });
};

/** Units that are being removed take no more facts and are reckoned no more. */
export const NOT_LEAVING = `NOT (simulated AND EXISTS (
  SELECT FROM installation WHERE name = '${NAME}' AND value::jsonb -> 'finishedAt' = 'null'))`;
