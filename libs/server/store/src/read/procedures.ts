import { LIMITS, type ProcedureName } from '@nhip-xa/contract';
import { foldText } from '@nhip-xa/domain';
import type { CaseFilter } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** A filter whose text was found to mean some procedures. */
export interface ResolvedFilter extends CaseFilter {
  procedures?: readonly string[];
}

type Units = readonly string[] | undefined;

const DOSSIER = 'dossier';

/**
 * One case of each procedure, leaping from one to the next in an index; $1 kind, $2 how many at most.
 * @param by what the index has of the case `c`
 * @param where conditions on the case, without that
 */
const leaps = (by: string, where = ''): string => `
  WITH RECURSIVE found AS (
    (SELECT ${by} AS place, c.attributes FROM cases c
      WHERE c.kind = $1 ${where} AND ${by} IS NOT NULL ORDER BY ${by} LIMIT 1)
    UNION ALL
    SELECT n.place, n.attributes FROM found, LATERAL (
      SELECT ${by} AS place, c.attributes FROM cases c
      WHERE c.kind = $1 ${where} AND ${by} > found.place ORDER BY ${by} LIMIT 1) n)
  SELECT nullif(attributes ->> 'procedure', '') AS procedure,
    nullif(attributes ->> 'procedureName', '') AS name FROM found LIMIT $2::int`;

/** $3 units. */
const OF_UNITS = {
  name: 'procedures-of-units',
  text: `SELECT p.procedure, max(p.name) AS name FROM unnest($3::text[]) u (code)
    CROSS JOIN LATERAL (${leaps('c.subject', 'AND c.unit = u.code')}) p
    WHERE p.procedure IS NOT NULL GROUP BY p.procedure`,
};

/** Of the whole installation. */
const OF_ALL = {
  name: 'procedures-of-all',
  text: `SELECT p.procedure, p.name FROM (${leaps("(c.attributes ->> 'procedure')")}) p
    WHERE p.procedure IS NOT NULL`,
};

/** Units whose procedures are told by leaping through each; more take longer than all there are. */
const FEW_UNITS = 8;
/** Procedures that are tried for having a case in the units that are looked in. */
const TRIED = 200;

/** $1 procedures, $2 kind, $3 units, $4 rows: those that a case of the units follows, as that one calls them. */
const FOLLOWED = {
  name: 'procedures-followed',
  text: `SELECT p.procedure, own.name
    FROM unnest($1::text[]) WITH ORDINALITY p (procedure, at) CROSS JOIN LATERAL (
      SELECT nullif(c.attributes ->> 'procedureName', '') AS name FROM cases c
      WHERE c.kind = $2 AND c.unit = ANY ($3::text[]) AND c.subject = left(p.procedure, 200)
      LIMIT 1) own
    ORDER BY p.at LIMIT $4`,
};

interface ProceduresAsked {
  units: Units;
  rows: number;
  kind?: string | undefined;
}

/**
 * Procedures that cases of some units follow.
 * @param pick of many procedures those that are wanted, in the order in which they are
 */
export async function pickProcedures(
  database: Database,
  { units, rows, kind = DOSSIER }: ProceduresAsked,
  pick: (all: readonly ProcedureName[]) => ProcedureName[],
): Promise<ProcedureName[]> {
  if (units !== undefined && units.length <= FEW_UNITS) {
    const values = [kind, LIMITS.proceduresOfCommune, units];
    return pick(await database.query<ProcedureName>('read', { ...OF_UNITS, values })).slice(
      0,
      rows,
    );
  }
  const values = [kind, LIMITS.proceduresOfAll];
  const picked = pick(await database.query<ProcedureName>('read', { ...OF_ALL, values }));
  if (units === undefined) return picked.slice(0, rows);
  const tried = picked.slice(0, TRIED).map(({ procedure }) => procedure);
  return database.query('read', { ...FOLLOWED, values: [tried, kind, units, rows] });
}

/** Procedures of the dossiers of some units by a part of what they are called, without marks. */
export function findProcedures(
  database: Database,
  units: Units,
  text: string,
  kind?: string,
): Promise<ProcedureName[]> {
  const words = foldText(text).split(' ');
  const called = ({ procedure, name }: ProcedureName): string => name ?? procedure;
  const isMeant = ({ procedure, name }: ProcedureName): boolean => {
    const folded = foldText(`${procedure} ${name ?? ''}`);
    return words.every((word) => folded.includes(word));
  };
  return pickProcedures(database, { units, kind, rows: LIMITS.proceduresMeant }, (all) =>
    all.filter(isMeant).sort((a, b) => called(a).localeCompare(called(b), 'vi')),
  );
}

/** Whether it is a procedure as it stands; that of a case anywhere, since an index tells that at once. */
async function isProcedure(database: Database, text: string): Promise<boolean> {
  const rows = await database.query('read', {
    name: 'is-procedure',
    text: `SELECT 1 FROM cases c WHERE c.attributes ->> 'procedure' = $1 LIMIT 1`,
    values: [text],
  });
  return rows.length > 0;
}

/**
 * What a text means as a procedure: that very one where there is such, else those that are called so in
 * part. A text that means none finds nothing.
 */
export async function withProcedures(
  database: Database,
  filter: CaseFilter,
  units: Units,
): Promise<ResolvedFilter> {
  const { procedure, kind } = filter;
  if (procedure === undefined || (await isProcedure(database, procedure))) return filter;
  const meant = await findProcedures(database, units, procedure, kind);
  return meant.length === 0
    ? filter
    : { ...filter, procedure: undefined, procedures: meant.map((one) => one.procedure) };
}
