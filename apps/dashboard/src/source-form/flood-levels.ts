/** A level in metres as people type it, with a decimal comma or point. */
const LEVEL = /^-?\d{1,5}(?:[.,]\d{1,3})?$/;

/**
 * The three flood alarm levels in metres that a person typed, `252,5 / 254 / 256`; null when they
 * are not three rising numbers.
 */
export function floodLevels(text: string): [number, number, number] | null {
  const parts = text.split(/[/;\s]+/).filter((part) => part !== '');
  if (!parts.every((part) => LEVEL.test(part))) return null;
  const [first, second, third, ...more] = parts.map((part) => Number(part.replace(',', '.')));
  if (first === undefined || second === undefined || third === undefined) return null;
  return more.length === 0 && first < second && second < third ? [first, second, third] : null;
}
