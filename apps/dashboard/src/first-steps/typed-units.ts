/** A list of communes as somebody types or pastes it, as CSV. */

/** Of a list that has none of its own; quoted, unlike that of any table. */
const BARE_HEADER = '"code";"name"';
const CODE_FIRST = /^(\d{1,5})[\s;,.:\t-]+(\S.*)$/;
const CODE_LAST = /^(.*[^\s;,\t(-])[\s;,\t(-]+(\d{1,5})\)?$/;
/** A header names the column of the codes. */
const HEADER = /(^|[;,\t])\s*"?(code|mã|ma)"?\s*([;,\t]|$)/i;
const PARTED = /[;,\t]/;

const cell = (text: string): string => `"${text.trim().replaceAll('"', '""')}"`;

/** One line, `06184 Đồng Đăng` or `Đồng Đăng, 06184`; what has no code goes as it is and is refused. */
function lineOf(line: string): string {
  const [, code, name] = CODE_FIRST.exec(line) ?? [];
  if (code !== undefined && name !== undefined) return `${code};${cell(name)}`;
  const [, nameBefore, codeAfter] = CODE_LAST.exec(line) ?? [];
  return codeAfter === undefined ? `;${cell(line)}` : `${codeAfter};${cell(nameBefore ?? '')}`;
}

/** Lines of the file that were not typed: a header stands before them. */
export const linesBefore = (csv: string): number => (csv.startsWith(BARE_HEADER) ? 1 : 0);

const CODE = /^"?(code|mã|ma)"?$/i;
const NAME = /^"?(name|tên|ten)"?$/i;

/** A line without any of the signs that part a table's cells, put into its columns. */
function intoColumns(header: string, line: string): string {
  const parting = PARTED.exec(header)?.[0] ?? ';';
  const columns = header.split(parting).map((column) => column.trim());
  const [code, name] = [CODE, NAME].map((form) => columns.findIndex((column) => form.test(column)));
  const [, typedCode, typedName] = CODE_FIRST.exec(line) ?? [];
  if (line.includes(parting) || name === -1 || typedCode === undefined) return line;
  return columns
    .map((_, at) => (at === code ? typedCode : at === name ? cell(typedName ?? '') : ''))
    .join(parting);
}

/** A table with a header is taken as it stands, but for lines whose cells only a blank parts. */
export function typedAsCsv(text: string): string {
  const lines = text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...others] = lines;
  if (PARTED.test(first) && HEADER.test(first)) {
    return [first, ...others.map((line) => intoColumns(first, line))].join('\n');
  }
  return [BARE_HEADER, ...lines.map(lineOf)].join('\n');
}
