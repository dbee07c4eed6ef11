import { isOverKpis } from '@nhip-xa/domain';
import type { Measurable, Measured } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { Values, workOf, type Moment } from './terms/statement';

interface TypedRow {
  unit: string;
  kpi: string;
  id: string;
  numerator: number;
  denominator: number | null;
  typed_at: Date;
  expires_at: Date;
}

/**
 * The number that people typed last for each KPI, as a measuring of it: KPI → unit → that. Nobody
 * types a formula: its parts are typed.
 */
export async function typedNumbers(
  database: Queries,
  asked: readonly Measurable[],
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, Map<string, Typed>>> {
  const kpis = asked
    .filter(({ definition }) => !isOverKpis(definition.measure))
    .map(({ definition }) => definition.code);
  const values = new Values(units, moment);
  const stood = moment.past
    ? `t.typed_at <= ${values.at} AND (t.withdrawn_at IS NULL OR t.withdrawn_at > ${values.at})`
    : 't.withdrawn_at IS NULL';
  const rows = await database.query<TypedRow>(
    workOf(moment),
    values.statement(`SELECT DISTINCT ON (t.unit, t.kpi) t.unit, t.kpi, t.id, t.numerator,
        t.denominator, t.typed_at, t.expires_at
      FROM typed_numbers t
      WHERE t.unit = ANY(${values.these}) AND t.kpi = ANY(${values.add(kpis)}::text[]) AND ${stood}
      ORDER BY t.unit, t.kpi, t.typed_at DESC, t.id DESC`),
  );
  const typed = new Map(kpis.map((kpi) => [kpi, new Map<string, Typed>()]));
  for (const row of rows) typed.get(row.kpi)?.set(row.unit, measuredOf(row, moment.atMs));
  return typed;
}

type Typed = Omit<Measured, 'unit' | 'kpi'>;

/** One that has expired stands on, as stale. */
function measuredOf(row: TypedRow, atMs: number): Typed {
  const untilMs = row.expires_at.getTime();
  const stale = untilMs <= atMs;
  return {
    numerator: row.numerator,
    denominator: row.denominator ?? 1,
    reporting: stale ? 0 : 1,
    expected: 1,
    stale,
    fed: true,
    typedId: Number(row.id),
    freshAtMs: row.typed_at.getTime(),
    nextAtMs: stale ? null : untilMs,
  };
}
