import {
  Unsteady,
  acknowledgedHappening,
  caseHappening,
  kpiHappening,
  presenceHappening,
  type HappeningWords,
  type KpiBook,
} from '@nhip-xa/domain';
import type { KpiStatus, PresenceState, SourceKind } from '@nhip-xa/contract';
import type { Happening, TickerReader } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';

/** What happened longer ago is not news. */
const NEWS = `interval '1 day'`;
/** Changes of presence that are looked at, newest first: a link that flaps makes thousands a day. */
const TURNS_READ = 2_000;

/** What happened last, told from what is stored: nothing is lost by a restart. */
export class PgTickerReader implements TickerReader {
  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
  ) {}

  async latest(unit: string, limit: number): Promise<Happening[]> {
    const found = await Promise.all([
      this.turned(unit, limit),
      this.came(unit, limit),
      this.cases(unit, limit),
      this.acknowledged(unit, limit),
    ]);
    return found
      .flat()
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, limit);
  }

  /** What turned in the unit itself, and by name in those below it. */
  private async turned(unit: string, limit: number): Promise<Happening[]> {
    const rows = await this.database.query<TurnedRow>('read', {
      name: 'ticker-kpis',
      text: `SELECT t.unit, u.name_vi AS name, t.kpi, t.status, t.value, t.at
             FROM kpi_turns t JOIN units u ON u.code = t.unit
             WHERE t.unit IN (SELECT code FROM units WHERE path @> ARRAY[$1])
               AND t.before <> 'none' AND t.at > now() - ${NEWS}
             ORDER BY t.at DESC LIMIT $2`,
      values: [unit, limit],
    });
    return rows.flatMap((row) => {
      const definition = this.book().reckoned(row.kpi);
      if (!definition) return [];
      const told = kpiHappening(definition, row.unit, row.status, row.value);
      const place = row.unit === unit ? '' : `${row.name}: `;
      const words = { vi: place + told.words.vi, en: place + told.words.en };
      return [happening({ ...told, words }, row.at, 'kpi.read')];
    });
  }

  /** Who came and went; not who was being worked on. */
  private async came(unit: string, limit: number): Promise<Happening[]> {
    const rows = await this.database.query<{
      key: string;
      name: string;
      kind: SourceKind;
      state: PresenceState;
      at: Date;
    }>('read', {
      name: 'ticker-presence',
      text: `SELECT s.key, s.name, s.kind, c.state, c.at FROM presence_changes c
             JOIN sources s ON s.id = c.source_id
             WHERE s.unit = $1 AND s.removed_at IS NULL AND c.at > now() - ${NEWS}
               AND NOT ${isMaintained('s.id', 'c.at')}
             ORDER BY c.at DESC LIMIT ${TURNS_READ}`,
      values: [unit],
    });
    // told anew in their order, so that what flapped then is told as it was told then
    const unsteady = new Unsteady();
    const told = rows.reverse().flatMap((row) => {
      const news = unsteady.turned(row.key, row.at.getTime());
      return news === 'silent'
        ? []
        : [happening(presenceHappening({ ...row, news }), row.at, 'presence.read')];
    });
    return told.slice(-limit);
  }

  private async acknowledged(unit: string, limit: number): Promise<Happening[]> {
    const rows = await this.database.query<{ kpi: string; by: string; word: string; at: Date }>(
      'read',
      {
        name: 'ticker-alerts',
        text: `SELECT a.kpi, a.acknowledged_by AS by, a.word, a.acknowledged_at AS at FROM alerts a
               WHERE a.unit = $1 AND a.acknowledged_at > now() - ${NEWS}
               ORDER BY a.acknowledged_at DESC LIMIT $2`,
        values: [unit, limit],
      },
    );
    return rows.flatMap(({ kpi, at, ...said }) => {
      const definition = this.book().one(kpi);
      if (!definition) return [];
      return [happening(acknowledgedHappening(definition, unit, said), at, 'alert.read')];
    });
  }

  private async cases(unit: string, limit: number): Promise<Happening[]> {
    const rows = await this.database.query<{
      unit: string;
      kind: string;
      id: string;
      state: string;
      ts: Date;
    }>('read', {
      name: 'ticker-cases',
      text: `SELECT c.unit, c.kind, c.id, c.state, c.ts FROM cases c
             WHERE c.unit = $1 AND c.updated_at > now() - ${NEWS} AND c.ts > now() - ${NEWS}
             ORDER BY c.updated_at DESC LIMIT $2`,
      values: [unit, limit],
    });
    return rows.flatMap((row) => {
      const words = caseHappening(row);
      return words ? [happening(words, row.ts, 'case.read')] : [];
    });
  }
}

interface TurnedRow {
  unit: string;
  name: string;
  kpi: string;
  status: KpiStatus;
  value: number | null;
  at: Date;
}

const happening = (words: HappeningWords, at: Date, act: Happening['act']): Happening => ({
  ...words,
  at: at.toISOString(),
  act,
});
