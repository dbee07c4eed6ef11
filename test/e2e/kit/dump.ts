import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';

/** Something that may hold what is looked for. */
export interface Haystack {
  /** Where it is, for whoever has to look into what was found. */
  where: string;
  bytes: Buffer;
}

interface Column {
  table: string;
  column: string;
  type: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every row of every table as text, and what is kept as bytes as these bytes. */
export async function dumpOf(client: Client): Promise<Haystack[]> {
  const { rows: columns } = await client.query<Column>(
    `SELECT table_name AS table, column_name AS column, data_type AS type
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
  const found: Haystack[] = [];
  for (const table of new Set(columns.map((one) => one.table))) {
    const texts = await client.query<{ row: string }>(
      `SELECT t::text AS row FROM ${quoted(table)} t`,
    );
    const bytes = Buffer.from(texts.rows.map(({ row }) => row).join('\n'));
    found.push({ where: table, bytes });
  }
  for (const { table, column, type } of columns) {
    if (type !== 'bytea') continue;
    const [of, from] = [quoted(column), quoted(table)];
    const kept = await client.query<{ bytes: Buffer | null }>(`SELECT ${of} AS bytes FROM ${from}`);
    const bytes = kept.rows.flatMap((row) => (row.bytes ? [row.bytes, Buffer.from('\n')] : []));
    found.push({ where: `${table}.${column}`, bytes: Buffer.concat(bytes) });
  }
  return found;
}

/** Every file below a folder; one that is gone meanwhile holds nothing. */
export function filesBelow(folder: string): Haystack[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const where = join(entry.parentPath, entry.name);
    try {
      return [{ where, bytes: readFileSync(where) }];
    } catch {
      return [];
    }
  });
}

/** A text without the marks of Vietnamese. */
const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** As JSON may write it: `ạ` as `\u1ea1`. */
const escaped = (text: string): string =>
  Array.from(text, (sign) =>
    sign.charCodeAt(0) < 128 ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ).join('');

/** What every base64 of a longer text that holds this one has in common, for each place it may begin. */
function base64Parts(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // the first and last signs are made of the neighbours as well
    return bytes
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : before + 1, -1);
  });
}

/** The ways in which a text may stand somewhere, all in small letters but those of base64. */
export function formsOf(text: string): string[] {
  const small = text.toLowerCase();
  const written = [small, small.normalize('NFD'), bare(small), escaped(small), escaped(text)];
  const forms = written.map((form) => form.toLowerCase());
  return [...new Set([...forms, ...base64Parts(text)])];
}

/** Where any of these texts stands in any form; empty where none does. */
export function foundIn(haystacks: readonly Haystack[], texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => formsOf(text).map((form) => ({ text, form })));
  return haystacks.flatMap(({ where, bytes }) => {
    const asIs = bytes.toString('utf8');
    const small = asIs.toLowerCase();
    return forms
      .filter(({ form }) => small.includes(form) || asIs.includes(form))
      .map(({ text, form }) => `${text} as ${form} in ${where}`);
  });
}
