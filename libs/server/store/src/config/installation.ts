import type { Database } from '../database/database';

/** What is one for the whole installation, whichever process asks. */
export class Installation {
  constructor(private readonly database: Database) {}

  /** The value under a name: the one that stands there, else the one given, from now on. */
  async agree(name: string, own: string): Promise<string> {
    await this.database.query('read', {
      text: 'INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      values: [name, own],
    });
    const [row] = await this.database.query<{ value: string }>('read', {
      text: 'SELECT value FROM installation WHERE name = $1',
      values: [name],
    });
    if (!row) throw new Error(`nothing stands under ${name}`);
    return row.value;
  }
}
