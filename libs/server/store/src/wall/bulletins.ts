import { LIMITS, type SceneData } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import { Values } from '../kpi/terms/statement';
import { GaugeRules } from './gauge-rules';
import { MARK } from './open-cases';

type Bulletin = SceneData<'environment'>['bulletins'][number];

interface BulletinRow {
  id: string;
  unit: string;
  communes: number;
  category: string | null;
  level: number | null;
  valid_from: Date | null;
  valid_to: Date | null;
  issuer: string | null;
}

/** [QĐ 18/2021] */
const HIGHEST_LEVEL = 5;

/**
 * Bulletins in force as the KPI of disaster risk counts them. One that a source told of several
 * communes is one, of the unit that is asked for.
 */
export async function bulletins(
  database: Queries,
  unit: string,
  units: readonly string[],
  atMs: number,
): Promise<Bulletin[]> {
  const values = new Values(units, { atMs, past: false });
  const query = new GaugeRules('disaster-risk', undefined).query(values);
  const rows = await database.query<BulletinRow>(
    'read',
    values.statement(`
      SELECT min(${MARK}) AS id, min(f.unit) AS unit, count(*)::int AS communes, max(f.category) AS category,
        max(${query.counted}) AS level, max(f.attributes ->> 'issuer') AS issuer,
        min(attribute_moment(f.attributes -> 'validFrom')) AS valid_from,
        max(attribute_moment(f.attributes -> 'validTo')) AS valid_to
      FROM ${query.from} WHERE f.unit = ANY(${values.these}) AND ${query.scan} AND ${query.filter}
      GROUP BY f.source_id, f.id
      ORDER BY level DESC NULLS LAST, valid_from DESC NULLS LAST, f.id LIMIT ${LIMITS.sceneItems}`),
  );
  return rows.map(({ id, communes, category, issuer, ...row }) => ({
    ...{ id, category, issuer },
    unit: communes > 1 ? unit : row.unit,
    level: levelOf(row.level),
    validFrom: row.valid_from?.toISOString() ?? null,
    validTo: row.valid_to?.toISOString() ?? null,
  }));
}

const levelOf = (level: number | null): number | null =>
  level !== null && Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL ? level : null;
