import type { Database, Session } from '../database/database';

/** Metrics one source may have; a device that invents a name a message would fill the table. */
export const METRICS_PER_SOURCE = 500;

export interface SeriesName {
  sourceId: number;
  metric: string;
  commune: string;
}

interface SeriesRow {
  id: number;
  source_id: number;
  metric: string;
  commune: string;
}

/** Numbers of the series, which never change once given: kept in memory, read where missing. */
export class SeriesDirectory {
  private readonly bySource = new Map<number, Map<string, number>>();
  private readonly byId = new Map<number, { commune: string; metric: string }>();

  constructor(private readonly database: Database) {}

  async load(): Promise<void> {
    const rows = await this.database.query<SeriesRow>('intake', {
      text: 'SELECT id, source_id, metric, commune FROM series',
    });
    rows.forEach((row) => this.remember(row));
  }

  /** Undefined when it is not known here yet: `make` it. */
  find(sourceId: number, metric: string, commune: string): number | undefined {
    return this.bySource.get(sourceId)?.get(`${metric} ${commune}`);
  }

  nameOf(id: number): { commune: string; metric: string } | undefined {
    return this.byId.get(id);
  }

  /** The metrics that a source has, of whatever commune. */
  metricsOf(sourceId: number): Set<string> {
    const names = this.bySource.get(sourceId)?.keys() ?? [];
    return new Set([...names].map((name) => name.slice(0, name.indexOf(' '))));
  }

  /** Makes what is missing. */
  async make(names: readonly SeriesName[]): Promise<void> {
    const rows = await this.database.transaction('intake', (session) => insert(session, names));
    rows.forEach((row) => this.remember(row));
  }

  private remember({ id, source_id, metric, commune }: SeriesRow): void {
    const own = this.bySource.get(source_id) ?? new Map<string, number>();
    own.set(`${metric} ${commune}`, id);
    this.bySource.set(source_id, own);
    this.byId.set(id, { commune, metric });
  }
}

async function insert(session: Session, names: readonly SeriesName[]): Promise<SeriesRow[]> {
  const given = JSON.stringify(names);
  const from = `jsonb_to_recordset($1::jsonb) AS i ("sourceId" int, metric text, commune text)`;
  await session.query({
    text: `INSERT INTO series (source_id, metric, commune)
           SELECT DISTINCT "sourceId", metric, commune FROM ${from} ON CONFLICT DO NOTHING`,
    values: [given],
  });
  return session.query<SeriesRow>({
    text: `SELECT s.id, s.source_id, s.metric, s.commune FROM series s
           JOIN ${from} ON s.source_id = i."sourceId" AND s.metric = i.metric AND s.commune = i.commune`,
    values: [given],
  });
}
