import { SOURCE_KINDS, type SceneData, type SourceKind } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import { served } from '../kpi/terms/sources-at';
import { Values } from '../kpi/terms/statement';
import { servicesUp } from './services-up';
import { unitsShown } from './units-shown';

type Kind = SceneData<'infrastructure'>['kinds'][number];

/** Names of silent sources of one kind. */
const SILENT_NAMES = 5;

/** Services, and how many sources of each kind are there, of a unit and all below it. */
export async function infrastructureScene(
  database: Queries,
  unit: string,
  atMs: number,
): Promise<SceneData<'infrastructure'>> {
  const units = await unitsShown(database, unit);
  const [services, kinds] = await Promise.all([
    servicesUp(database, units, atMs),
    kindsOf(database, unit, units, atMs),
  ]);
  return { services, kinds };
}

/** As the KPIs count them: whose maintenance is announced are left out. */
async function kindsOf(
  database: Queries,
  unit: string,
  units: readonly string[],
  atMs: number,
): Promise<Kind[]> {
  const values = new Values(units, { atMs, past: false });
  // a name may be that of a thing in each commune: where there are several, its commune stands by it
  const rows = await database.query<Kind>(
    'read',
    values.statement(`
      SELECT s.kind, count(*)::int AS total, count(*) FILTER (WHERE p.state = 'online')::int AS online,
        coalesce((array_agg(
          s.name || CASE WHEN s.unit = ${values.add(unit)}::text THEN '' ELSE ' · ' || u.name_vi END
          ORDER BY coalesce(p.since, s.created_at), s.key) FILTER (WHERE p.state <> 'online')
        )[1:${SILENT_NAMES}], '{}') AS silent
      FROM sources s JOIN presence p ON p.source_id = s.id JOIN units u ON u.code = s.unit
      WHERE s.unit = ANY(${values.these}) AND ${served('s', values)} GROUP BY s.kind`),
  );
  const place = (kind: SourceKind): number => SOURCE_KINDS.indexOf(kind);
  return rows.sort((a, b) => place(a.kind) - place(b.kind));
}
