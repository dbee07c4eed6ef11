/** The largest number of an `int` column. */
const INT_MOST = 2_147_483_647;

/** The row number that a text from outside states; undefined when it cannot be one. */
export function rowId(text: string): number | undefined {
  if (!/^[1-9]\d{0,9}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= INT_MOST ? number : undefined;
}
