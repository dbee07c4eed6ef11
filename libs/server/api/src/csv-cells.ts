/** What every file for spreadsheets has in common. */

/** A mark by which spreadsheets know UTF-8. */
export const CSV_BOM = '\ufeff';

/** Semicolons part the cells, as a Vietnamese spreadsheet, whose decimals have a comma, expects it. */
export const CSV_STYLE = { delimiter: ';', record_delimiter: '\r\n' } as const;

/** What a spreadsheet would take for a formula [OWASP, CSV injection], or what was escaped once. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const ESCAPED = /^'(?='*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

export const escapedCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const unescapedCell = (text: string): string => text.replace(ESCAPED, '');
