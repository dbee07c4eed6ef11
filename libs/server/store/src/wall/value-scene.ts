import {
  COST_CLASSES,
  ENTRY_TYPES,
  VALUE_BASES,
  VALUE_CLASSES,
  type SceneData,
} from '@nhip-xa/contract';
import {
  balanceOfSums,
  isoOfMs,
  LOCAL_OFFSET_MS,
  windowSpan,
  type EntrySum,
} from '@nhip-xa/domain';
import type { Queries } from '../database/database';

type Period = SceneData<'value'>['periods'][number];
type QuarterSum = EntrySum & { quarter: number };

/** The year so far, then each of its quarters that has begun; of a unit and all below it. */
export async function valueScene(
  database: Queries,
  unit: string,
  atMs: number,
): Promise<SceneData<'value'>> {
  const { fromMs, toMs } = windowSpan('year', atMs);
  const sums = await database.query<QuarterSum>('read', {
    name: 'scene-value',
    text: SUMS,
    values: [
      unit,
      isoOfMs(fromMs),
      isoOfMs(toMs),
      Object.values(ENTRY_TYPES),
      [...VALUE_CLASSES, ...COST_CLASSES],
      VALUE_BASES,
      ENTRY_TYPES.value,
    ],
  });
  const today = new Date(atMs + LOCAL_OFFSET_MS);
  const year = String(today.getUTCFullYear());
  const begun = Math.floor(today.getUTCMonth() / 3) + 1;
  const quarters = Array.from({ length: begun }, (_, index) => index + 1);
  return {
    periods: [
      periodOf(year, sums),
      ...quarters.map((quarter) =>
        periodOf(
          `${year}-Q${quarter}`,
          sums.filter((sum) => sum.quarter === quarter),
        ),
      ),
    ],
  };
}

/**
 * What was saved is labour and recurrent cost; all other value was earned. A value without a basis
 * counts as assumed: nobody said that it was anything better.
 */
function periodOf(period: string, sums: readonly EntrySum[]): Period {
  const { value, cost, net } = balanceOfSums(sums);
  const saved = value.byClass.labour + value.byClass.recurrent;
  const { measured, estimated, assumed, unstated } = value.byBasis;
  const share = (part: number): number => (value.total === 0 ? 0 : part / value.total);
  return {
    ...{ period, saved, earned: value.total - saved, cost: cost.total, net },
    measured: share(measured),
    estimated: share(estimated),
    assumed: share(assumed + unstated),
  };
}

/** As the ledger's balances add up, by the quarter as well. */
const SUMS = `
  SELECT CASE WHEN e.type = $7 THEN 'value' ELSE 'cost' END AS side,
    extract(quarter FROM e.at AT TIME ZONE interval '7 hours')::int AS quarter,
    CASE WHEN e.attributes ->> 'class' = ANY($5) THEN e.attributes ->> 'class' END AS class,
    CASE WHEN e.attributes ->> 'basis' = ANY($6) THEN e.attributes ->> 'basis' END AS basis,
    count(*)::int AS entries, sum(coalesce(e.amount, 0)) AS amount,
    sum(CASE WHEN jsonb_typeof(e.attributes -> 'hours') = 'number'
      THEN (e.attributes ->> 'hours')::float8 ELSE 0 END) AS hours
  FROM events e
  WHERE e.type = ANY($4) AND e.at >= $2::timestamptz AND e.at < $3::timestamptz
    AND e.unit IN (SELECT m.code FROM units t JOIN units m ON m.path @> ARRAY[t.code]
      WHERE t.code = $1 AND (t.simulated OR NOT m.simulated))
  GROUP BY 1, 2, 3, 4`;
