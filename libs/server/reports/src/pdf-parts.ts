/** What of a document of pdfmake is used here. */
export interface PdfNode {
  [property: string]: unknown;
}

export interface PdfDefinition extends PdfNode {
  content: PdfNode[];
}

/** Points of an A4 page, and what is left of it between its margins. */
export const PAGE = { width: 595.28, left: 36, right: 36, top: 50, bottom: 46 } as const;
export const USABLE = PAGE.width - PAGE.left - PAGE.right;

/** Dark enough on white for 4.5 : 1, in print too. */
export const INK = {
  text: '#16202c',
  faint: '#55606e',
  line: '#c4ccd6',
  head: '#eef1f5',
  link: '#1a4f8b',
  good: '#1d6b3a',
  warning: '#8a5300',
  critical: '#b3201a',
  stale: '#55606e',
  none: '#55606e',
} as const;

/** Space beside and above what stands in a cell, in points. */
const CELL = { side: 3, above: 2.5 } as const;

const SPACE = {
  vLineWidth: () => 0,
  paddingLeft: () => CELL.side,
  paddingRight: () => CELL.side,
  paddingTop: () => CELL.above,
  paddingBottom: () => CELL.above,
};

/** Names and what they say, without lines. */
export const PLAIN_LAYOUT: PdfNode = { ...SPACE, hLineWidth: () => 0, paddingLeft: () => 0 };

/**
 * Lines between rows only, and the head on grey: nothing that a copier turns to mud.
 * @param titles rows above the head that are titles
 */
export const tableLayout = (titles: number): PdfNode => ({
  ...SPACE,
  hLineWidth: (line: number) => (line < titles ? 0 : 0.5),
  hLineColor: () => INK.line,
  fillColor: (row: number) => (row === titles ? INK.head : null),
});

/** Widths of columns that together fill a page, by how wide each wants to be. */
export function widthsOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const left = USABLE - weights.length * 2 * CELL.side;
  return weights.map((weight) => (left * weight) / total);
}
