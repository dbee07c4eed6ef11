import type { ProcedureName } from '@nhip-xa/contract';
import { SEARCH_RANKS, foldNames, searchRank } from '@nhip-xa/domain';
import type { Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { proceduresOf } from '../read/procedures';
import { unitsWithin } from '../read/subtree';

/** Units whose procedures are told by leaping through each; more take longer than all there are. */
const FEW_UNITS = 8;
/** Procedures that are tried for having a case in the units that are looked in. */
const TRIED = 200;

/** Procedures of dossiers by code or by a part of their name, best first, the shorter name first. */
export async function foundProcedures(
  database: Database,
  { within, asked, rows }: Searched,
): Promise<ProcedureName[]> {
  const units = await unitsWithin(database, within);
  const few = units !== undefined && units.length <= FEW_UNITS;
  const all = await proceduresOf(database, few ? units : undefined);
  const best = ranked(all, asked);
  if (few || units === undefined) return best.slice(0, rows);
  return ofUnits(database, units, best.slice(0, TRIED), rows);
}

const lengthOf = ({ procedure, name }: ProcedureName): number => (name ?? procedure).length;

const ranked = (all: readonly ProcedureName[], asked: string): ProcedureName[] =>
  all
    .flatMap((one) => {
      const rank = searchRank(foldNames([one.procedure, one.name ?? '']), asked);
      return rank === undefined ? [] : [{ one, rank: SEARCH_RANKS.indexOf(rank) }];
    })
    .sort((a, b) => a.rank - b.rank || lengthOf(a.one) - lengthOf(b.one))
    .map(({ one }) => one);

/** Those of them that a dossier of the units follows, as that one calls it; their order stays. */
const ofUnits = (
  database: Database,
  units: readonly string[],
  procedures: readonly ProcedureName[],
  rows: number,
): Promise<ProcedureName[]> =>
  database.query<ProcedureName>('read', {
    name: 'found-procedures-of-units',
    text: `SELECT p.procedure, own.name
      FROM unnest($1::text[]) WITH ORDINALITY p (procedure, at) CROSS JOIN LATERAL (
        SELECT nullif(c.attributes ->> 'procedureName', '') AS name FROM cases c
        WHERE c.kind = 'dossier' AND c.unit = ANY ($2::text[]) AND c.subject = left(p.procedure, 200)
        LIMIT 1) own
      ORDER BY p.at LIMIT $3`,
    values: [procedures.map(({ procedure }) => procedure), units, rows],
  });
