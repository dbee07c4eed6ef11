import { LIMITS } from '@nhip-xa/contract';
import { caseSidesOf, windowSpan, type KpiDefinition, type SubjectSides } from '@nhip-xa/domain';
import type { Database } from '../database/database';
import type { Reckoning } from './measure';
import { aggregateOf, itemsOf } from './terms/aggregates';
import { compileTerm } from './terms/compile';
import { until, Values, type Moment } from './terms/statement';
import type { TermQuery } from './terms/term-query';

/** A term of a side as SQL, and how it counts there. */
interface Part {
  query: TermQuery;
  side: 'numerator' | 'denominator';
  sign: number;
}

type Row = {
  subject: string | null;
  /** It stands for all that are too many to be told apart. */
  placeless: boolean;
  subjects: number;
} & Record<`t${number}`, number | null> &
  Record<`n${number}`, number>;

/**
 * The sides of a KPI of some communes by what its cases are about: the very terms by which the number is
 * measured, grouped, so that together they are the number.
 */
export async function readSubjects(
  database: Database,
  definition: KpiDefinition,
  communes: readonly string[],
  moment: Moment,
  reckoning: Reckoning,
): Promise<SubjectSides[]> {
  const sides = caseSidesOf(definition);
  if (!sides || communes.length === 0) return [];
  const values = new Values(communes, moment);
  const span = until(windowSpan(definition.window, moment.atMs), moment);
  const context = { definition, values, span, ...reckoning };
  const isRatio = sides.denominator.length > 0;
  const parts = (['numerator', 'denominator'] as const).flatMap((side) =>
    sides[side].map((term): Part => {
      const sign = (term.minus ? -1 : 1) * (term.times ?? 1);
      return { query: compileTerm(term, context), side, sign };
    }),
  );
  const found = new Map<string | null | undefined, SubjectSides>();
  const scans = byScan(parts);
  const answers = await Promise.all(
    scans.map((scan) => database.query<Row>('read', values.statement(textOf(scan, values)))),
  );
  scans.forEach((scan, at) => answers[at]?.forEach((row) => take(found, row, scan, isRatio)));
  return [...found.values()];
}

/** Terms over the same cases are read at once. */
function byScan(parts: readonly Part[]): Part[][] {
  const scans = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.query.from} ${part.query.scan}`;
    scans.set(key, [...(scans.get(key) ?? []), part]);
  }
  return [...scans.values()];
}

/** Those with the most cases have a row of their own: a source can name as many things as it likes. */
function textOf(parts: readonly Part[], values: Values): string {
  const [{ query }] = parts as [Part];
  const columns = parts.map(
    (part, index) => `${aggregateOf(part.query)} AS t${index}, ${itemsOf(part.query)} AS n${index}`,
  );
  const anyOf = parts.map((part) => `(${part.query.filter})`).join(' OR ');
  const sums = parts.map(
    (_, index) => `sum(t${index}) AS t${index}, sum(n${index})::int AS n${index}`,
  );
  return `
    WITH about AS (
      SELECT f.subject, count(*) AS size,
        ${columns.join(', ')}
      FROM ${query.from} WHERE f.unit = ANY(${values.these}) AND ${query.scan} AND (${anyOf})
      GROUP BY f.subject),
    placed AS (
      SELECT *, row_number() OVER (ORDER BY size DESC, subject) > ${LIMITS.breakdownSubjects} AS placeless
      FROM about)
    SELECT CASE WHEN NOT placeless THEN subject END AS subject, placeless, count(*)::int AS subjects,
      ${sums.join(', ')}
    FROM placed GROUP BY placeless, CASE WHEN NOT placeless THEN subject END`;
}

/** Adds what was read to what is known of the same cases from another scan. */
function take(
  found: Map<string | null | undefined, SubjectSides>,
  row: Row,
  parts: readonly Part[],
  isRatio: boolean,
): void {
  const subject = row.placeless ? undefined : row.subject;
  const { subjects } = row;
  const known = found.get(subject) ?? { subject, subjects, numerator: 0, denominator: 0 };
  for (const [index, { side, sign }] of parts.entries()) {
    known[side] += sign * (row[`t${index}`] ?? 0);
    if (!isRatio) known.denominator += row[`n${index}`] ?? 0;
  }
  known.subjects = Math.max(known.subjects, subjects);
  found.set(subject, known);
}

/** $1 kinds, $2 communes, $3 subjects: a case of each commune is asked until one knows what it is called. */
const NAMES = {
  name: 'names-of-subjects',
  text: `SELECT s.subject, c.name FROM unnest($3::text[]) s (subject), LATERAL (
    SELECT c.name FROM unnest($1::text[]) k (kind), unnest($2::text[]) u (code), LATERAL (
      SELECT nullif(c.attributes ->> 'procedureName', '') AS name FROM cases c
      WHERE c.kind = k.kind AND c.unit = u.code AND c.subject = s.subject LIMIT 1) c
    WHERE c.name IS NOT NULL LIMIT 1) c`,
};

/** What systems call some of the things that cases are about. */
export async function namesOf(
  database: Database,
  definition: KpiDefinition,
  communes: readonly string[],
  subjects: readonly (string | null)[],
): Promise<Map<string | null, string>> {
  const { numerator = [], denominator = [] } = caseSidesOf(definition) ?? {};
  const kinds = new Set([...numerator, ...denominator].map(({ kind }) => kind));
  const named = subjects.filter((subject) => subject !== null);
  const rows = await database.query<{ subject: string; name: string }>('read', {
    ...NAMES,
    values: [[...kinds], communes, named],
  });
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}
