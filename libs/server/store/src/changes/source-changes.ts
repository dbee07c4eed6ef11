import {
  CHANGES_LISTED,
  type ChangedSource,
  type Counted,
  type SourceKind,
} from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';

interface TurnedRow {
  key: string;
  name: string;
  kind: SourceKind;
  unit: string;
  state: 'online' | 'offline';
  at: Date;
  maintained: boolean;
  /** How many turned to that state in all. */
  n: number;
}

const LAST_WORD = (until: string): string => `(
  SELECT p.state, p.at FROM presence_changes p WHERE p.source_id = s.id AND p.at <= ${until}
  ORDER BY p.at DESC LIMIT 1)`;

/**
 * $1 unit, $2 from, $3 to. One whose state of now began before the earlier moment has not turned since;
 * of the others two words are looked up and no more: a link that flaps has thousands. A source that was
 * never heard is offline.
 */
const TURNED = `
  WITH since AS MATERIALIZED (SELECT source_id FROM presence WHERE since > $2::timestamptz)
  SELECT * FROM (
    SELECT s.key, s.name, s.kind, s.unit, a.state, a.at, ${isMaintained('s.id', '$3::timestamptz')} AS maintained,
      (count(*) OVER of_state)::int AS n,
      row_number() OVER (PARTITION BY a.state ORDER BY a.at DESC, s.key) AS place
    FROM units t JOIN units u ON u.path @> ARRAY[t.code] AND (t.simulated OR NOT u.simulated)
      JOIN sources s ON s.unit = u.code AND s.removed_at IS NULL AND s.kind <> 'typed'
      JOIN since q ON q.source_id = s.id
      CROSS JOIN LATERAL ${LAST_WORD('$3::timestamptz')} a
    WHERE t.code = $1 AND a.at > $2::timestamptz
      AND a.state <> coalesce((SELECT b.state FROM ${LAST_WORD('$2::timestamptz')} b), 'offline')
    WINDOW of_state AS (PARTITION BY a.state)) turned
  WHERE place <= ${CHANGES_LISTED} ORDER BY place`;

/** Which sources of a unit and those below it are silent at the later moment and were not at the earlier, or the other way round. */
export async function sourceChanges(
  database: Queries,
  unit: string,
  fromMs: number,
  toMs: number,
): Promise<Record<'silent' | 'back', Counted<ChangedSource>>> {
  const rows = await database.query<TurnedRow>('read', {
    name: 'changes-sources',
    text: TURNED,
    values: [unit, isoOfMs(fromMs), isoOfMs(toMs)],
  });
  const of = (state: TurnedRow['state']): Counted<ChangedSource> => {
    const own = rows.filter((row) => row.state === state);
    return { count: own[0]?.n ?? 0, more: false, items: own.map(changedSource) };
  };
  return { silent: of('offline'), back: of('online') };
}

const changedSource = ({ key, name, kind, unit, at, maintained }: TurnedRow): ChangedSource => ({
  ...{ key, name, kind, unit, maintained },
  at: at.toISOString(),
});
