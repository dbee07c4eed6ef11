import { SOURCE_KINDS, SYSTEM_FACTS, type KpiFacts } from '@nhip-xa/contract';
import { CASE_KINDS } from '@nhip-xa/domain';
import type { FactCatalogue } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** Facts of one kind that are looked at for their attributes: what exists is in the first of them. */
const SAMPLE = 100;
/** Values of an attribute that are offered; with more different ones it is free text. */
const VALUES_MOST = 30;
/** Longest value in characters that is offered: longer ones are sentences. */
const VALUE_CHARACTERS = 40;

interface Seen {
  kind: string;
  name: string;
  value: string | null;
}

/** Attributes of a sample, each with its values while these are few; an object or a list is no value. */
const attributesOf = (sample: string): string => `
  SELECT s.kind, a.name, v.value FROM (${sample}) s
  CROSS JOIN LATERAL jsonb_each_text(s.attributes) a (name, given)
  CROSS JOIN LATERAL (SELECT CASE WHEN length(a.given) <= ${VALUE_CHARACTERS}
    AND left(a.given, 1) NOT IN ('{', '[') THEN a.given END AS value) v
  WHERE jsonb_typeof(s.attributes) = 'object' AND a.name ~ '^[A-Za-z][A-Za-z0-9_.-]{0,62}$'
  GROUP BY s.kind, a.name, v.value ORDER BY s.kind, a.name, count(*) DESC, v.value`;

const UNITS = `SELECT code FROM units WHERE path @> ARRAY[$1]::text[]`;

const CASES = attributesOf(`
  SELECT k.kind, c.attributes FROM unnest($2::text[]) k (kind)
  CROSS JOIN LATERAL (SELECT attributes FROM cases WHERE kind = k.kind
    AND unit IN (${UNITS}) LIMIT ${SAMPLE}) c`);
const CATEGORIES = `
  SELECT k.kind, c.category FROM unnest($2::text[]) k (kind)
  CROSS JOIN LATERAL (SELECT category FROM cases WHERE kind = k.kind
    AND unit IN (${UNITS}) LIMIT ${SAMPLE}) c
  GROUP BY k.kind, c.category ORDER BY count(*) DESC`;
const EVENT_TYPES = `SELECT DISTINCT substr(fact, 7) AS type FROM source_feeds
  WHERE fact LIKE 'event:%' AND unit IN (${UNITS}) ORDER BY type`;
const EVENTS = attributesOf(`
  SELECT t.type AS kind, e.attributes FROM unnest($2::text[]) t (type)
  CROSS JOIN LATERAL (SELECT attributes FROM events WHERE type = t.type
    AND at > now() - interval '90 days' AND unit IN (${UNITS}) LIMIT ${SAMPLE}) e`);
const METRICS = `SELECT DISTINCT metric FROM series WHERE commune IN (${UNITS}) ORDER BY metric`;
const SOURCES = `SELECT kind, count(*)::int AS count FROM sources
  WHERE removed_at IS NULL AND unit IN (${UNITS}) GROUP BY kind`;
const SOURCE_ATTRIBUTES = attributesOf(`
  SELECT k.kind, s.attributes FROM unnest($2::text[]) k (kind)
  CROSS JOIN LATERAL (SELECT attributes FROM sources WHERE kind = k.kind
    AND removed_at IS NULL AND unit IN (${UNITS}) LIMIT ${SAMPLE}) s`);

/** What exists in a unit and below it. A sample: what is rare may be missing. */
export class StoredFactCatalogue implements FactCatalogue {
  constructor(private readonly database: Database) {}

  async seen(unit: string): Promise<KpiFacts> {
    const kinds = Object.keys(CASE_KINDS);
    const [cases, categories, types, metrics, sources, attributes] = await Promise.all([
      this.ask<Seen>(CASES, [unit, kinds]),
      this.ask<{ kind: string; category: string | null }>(CATEGORIES, [unit, kinds]),
      this.ask<{ type: string }>(EVENT_TYPES, [unit]),
      this.ask<{ metric: string }>(METRICS, [unit]),
      this.ask<{ kind: string; count: number }>(SOURCES, [unit]),
      this.ask<Seen>(SOURCE_ATTRIBUTES, [unit, SOURCE_KINDS]),
    ]);
    const names = types.map(({ type }) => type);
    const events = await this.ask<Seen>(EVENTS, [unit, names]);
    return {
      cases: kinds.map((kind) => ({
        kind,
        seen: categories.some((row) => row.kind === kind),
        states: Object.keys(CASE_KINDS[kind]?.states ?? {}),
        categories: categoriesOf(categories, kind),
        attributes: attributesSeen(cases, kind),
      })),
      events: names.map((type) => ({ type, attributes: attributesSeen(events, type) })),
      metrics: metrics.map(({ metric }) => metric),
      sources: SOURCE_KINDS.map((kind) => ({
        kind,
        count: sources.find((row) => row.kind === kind)?.count ?? 0,
        attributes: attributesSeen(attributes, kind),
      })),
      system: [...SYSTEM_FACTS],
    };
  }

  private ask<Row extends object>(
    text: string,
    values: readonly (string | readonly string[])[],
  ): Promise<Row[]> {
    return this.database.query<Row>('read', { text, values });
  }
}

const categoriesOf = (
  rows: readonly { kind: string; category: string | null }[],
  kind: string,
): string[] =>
  rows
    .flatMap((row) => (row.kind === kind && row.category !== null ? [row.category] : []))
    .slice(0, VALUES_MOST);

function attributesSeen(
  rows: readonly Seen[],
  kind: string,
): KpiFacts['sources'][number]['attributes'] {
  const byName = new Map<string, string[]>();
  for (const row of rows) {
    if (row.kind !== kind) continue;
    const values = byName.get(row.name) ?? [];
    if (row.value !== null) values.push(row.value);
    byName.set(row.name, values);
  }
  return [...byName].map(([name, values]) => ({
    name,
    values: values.length > VALUES_MOST ? [] : values,
  }));
}
