import type { ProcedureName } from '@nhip-xa/contract';
import { SEARCH_RANKS, foldNames, searchRank } from '@nhip-xa/domain';
import type { Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { pickProcedures } from '../read/procedures';
import { unitsWithin } from '../read/subtree';

/** Procedures of dossiers by code or by a part of their name, best first, the shorter name first. */
export async function foundProcedures(
  database: Database,
  { within, asked, rows }: Searched,
): Promise<ProcedureName[]> {
  const units = await unitsWithin(database, within);
  return pickProcedures(database, { units, rows }, (all) => ranked(all, asked));
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
