import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRAST, contrast, themeColours } from './contrast';
import { COLOURS, PAIRS, type Pair } from './colours';

const css = readFileSync(join(process.cwd(), 'libs/web/ui/src/styles/tokens.css'), 'utf8');
const THEMES = Object.entries(themeColours(css));

const ratio = (theme: Record<string, string>, [text, ground]: Pair): number =>
  contrast(theme[text] ?? '#000000', theme[ground] ?? '#000000');

describe('contrast of the tokens', () => {
  it('reckons as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#777', '#fff')).toBe(contrast('#777777', '#ffffff'));
  });

  describe.each(THEMES)('%s', (_, theme) => {
    it('has every colour, and only those that are documented', () => {
      expect(Object.keys(theme).sort()).toEqual([...COLOURS].sort());
    });

    it.each(PAIRS.texts)('%s on %s is readable (AA)', (...pair) => {
      expect(ratio(theme, pair)).toBeGreaterThanOrEqual(CONTRAST.AA);
    });

    it.each(PAIRS.numbers)('a number in %s on %s is AAA', (...pair) => {
      expect(ratio(theme, pair)).toBeGreaterThanOrEqual(CONTRAST.AAA);
    });
  });
});
