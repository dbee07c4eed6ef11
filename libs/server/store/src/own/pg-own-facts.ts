import { isoDay, isoOfMs, localDay } from '@nhip-xa/domain';
import type { OwnFacts, ScreenDraw } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** Facts that the system has of itself. */
export class PgOwnFacts implements OwnFacts {
  constructor(private readonly database: Database) {}

  async addDraws(draws: readonly ScreenDraw[]): Promise<void> {
    if (draws.length === 0) return;
    const rows = draws.map(({ unit, atMs, seconds }) => ({ unit, at: isoOfMs(atMs), seconds }));
    await this.database.query('kpi', {
      name: 'add-draws',
      text: `INSERT INTO screen_draws (unit, at, seconds) SELECT unit, at, seconds
             FROM jsonb_to_recordset($1::jsonb) AS i (unit text, at timestamptz, seconds float8)`,
      values: [JSON.stringify(rows)],
    });
  }

  async noteLeaderDay(unit: string, atMs: number): Promise<void> {
    await this.database.query('kpi', {
      name: 'note-leader-day',
      text: 'INSERT INTO leader_days (unit, day) VALUES ($1, $2::date) ON CONFLICT DO NOTHING',
      values: [unit, isoDay(localDay(atMs))],
    });
  }
}
