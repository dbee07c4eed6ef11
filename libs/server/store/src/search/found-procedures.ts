import type { ProcedureName } from '@nhip-xa/contract';
import { SEARCH_RANKS, bearsMarks, foldNames, searchRank } from '@nhip-xa/domain';
import type { Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { pickProcedures } from '../read/procedures';
import { unitsWithin } from '../read/subtree';

/** Procedures of dossiers by code or by words of their name, best first, the shorter name first. */
export async function foundProcedures(
  database: Database,
  { within, asked, marked, rows }: Searched,
): Promise<ProcedureName[]> {
  const units = await unitsWithin(database, within);
  return pickProcedures(database, { units, rows }, (all) => ranked(all, asked, marked));
}

const lengthOf = ({ procedure, name }: ProcedureName): number => (name ?? procedure).length;

const ranked = (
  all: readonly ProcedureName[],
  asked: string,
  marked: readonly string[],
): ProcedureName[] =>
  all
    .flatMap((one) => {
      const names = [one.procedure, one.name ?? ''];
      const rank = searchRank(foldNames(names), asked);
      return rank === undefined || !bearsMarks(names, marked)
        ? []
        : [{ one, rank: SEARCH_RANKS.indexOf(rank) }];
    })
    .sort((a, b) => a.rank - b.rank || lengthOf(a.one) - lengthOf(b.one))
    .map(({ one }) => one);
