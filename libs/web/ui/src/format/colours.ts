/** The roles of colour in styles/tokens.css; what each is for: docs/design-system.md. */
export const COLOURS = [
  'ground',
  'surface',
  'surface-2',
  'line',
  'text',
  'text-2',
  'text-3',
  'accent',
  'on-accent',
  'good',
  'warning',
  'warning-ground',
  'critical',
  'critical-fill',
  'on-critical',
  'on-critical-2',
  'stale',
  'none',
  'notice-fill',
  'on-notice',
] as const;
export type Colour = (typeof COLOURS)[number];

/** A text and the ground it stands on. */
export type Pair = readonly [text: Colour, ground: Colour];

const on = (texts: readonly Colour[], grounds: readonly Colour[]): Pair[] =>
  texts.flatMap((text) => grounds.map((ground): Pair => [text, ground]));

const STATUS = ['good', 'warning', 'critical', 'stale', 'none'] as const;

/** Every text on every ground it may stand on (AA), and those of them that may be numbers (AAA). */
export const PAIRS: Record<'texts' | 'numbers', readonly Pair[]> = {
  texts: [
    ...on(['text', 'text-2', 'text-3', 'accent', ...STATUS], ['ground', 'surface', 'surface-2']),
    ...on(['text', 'text-2', 'warning'], ['warning-ground']),
    ...on(['on-critical', 'on-critical-2'], ['critical-fill']),
    ['on-notice', 'notice-fill'],
    ['on-accent', 'accent'],
  ],
  // a number without a source is written in the grey of stale: that of none is for its mark
  numbers: [
    ...on(['text', 'good', 'warning', 'critical', 'stale'], ['ground', 'surface']),
    ...on(['text'], ['surface-2', 'warning-ground']),
    ['on-critical', 'critical-fill'],
    ['on-notice', 'notice-fill'],
  ],
};
