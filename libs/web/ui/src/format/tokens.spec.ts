import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { colourRules, contrast } from './contrast';

const [dark = {}, light = {}] = colourRules(
  readFileSync(join(process.cwd(), 'libs/web/ui/src/styles/tokens.css'), 'utf8'),
);

const TEXTS = [
  'text',
  'text-2',
  'text-3',
  'accent',
  'good',
  'warning',
  'critical',
  'stale',
  'none',
];
const GROUNDS = ['ground', 'surface', 'surface-2'];
const FILLS: [text: string, ground: string][] = [
  ['on-critical', 'critical-fill'],
  ['on-critical-2', 'critical-fill'],
  ['on-notice', 'notice-fill'],
  ['on-accent', 'accent'],
  ['warning', 'warning-ground'],
  ['text', 'warning-ground'],
  ['text-2', 'warning-ground'],
];

const ratio = (theme: Record<string, string>, text: string, ground: string): number =>
  contrast(theme[text] ?? '#000000', theme[ground] ?? '#000000');

describe('contrast of the tokens', () => {
  it('reckons as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  for (const [name, theme] of Object.entries({ dark, light })) {
    for (const ground of GROUNDS) {
      it.each(TEXTS)(`${name}: %s on ${ground} is readable (AA)`, (text) => {
        expect(ratio(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
      });
    }
    it.each(FILLS)(`${name}: %s on %s is readable (AA)`, (text, ground) => {
      expect(ratio(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
    });
  }

  // The wall is always dark: its numbers are white on ground or on the critical fill, or stale grey.
  it.each([
    ['text', 'ground'],
    ['text', 'surface'],
    ['text', 'warning-ground'],
    ['on-critical', 'critical-fill'],
    ['stale', 'ground'],
    ['on-notice', 'notice-fill'],
  ])('wall numbers: %s on %s is AAA', (text, ground) => {
    expect(ratio(dark, text, ground)).toBeGreaterThanOrEqual(7);
  });
});
