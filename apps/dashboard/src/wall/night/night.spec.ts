import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualWall } from '@nhip-xa/domain';
import { colourRules, contrast } from '../../../../../libs/web/ui/src/format/contrast';
import { VEIL_MOST, veilAt } from './night';

const at = (time: string): number => Date.parse(`2026-11-20T${time}:00+07:00`);

describe('the night of a wall', () => {
  const { night } = usualWall('commune');

  it('is dimmed in its hours, and only then', () => {
    expect(['21:59', '22:00', '03:00', '05:30'].map((time) => veilAt(night, at(time)))).toEqual([
      0, 0.5, 0.5, 0,
    ]);
    expect(veilAt(null, at('03:00'))).toBe(0);
  });

  it('never takes so much that words cannot be read', () => {
    const dark = { hours: { from: '00:00', to: '23:59' }, dim: 0.7 };
    expect(veilAt(dark, at('12:00'))).toBe(VEIL_MOST);
    const css = readFileSync(join(process.cwd(), 'libs/web/ui/src/styles/tokens.css'), 'utf8');
    const colours = colourRules(css)[0] ?? {};
    const under = (name: string): string =>
      (colours[name] ?? '').replace(/[0-9a-f]{2}/g, (part) =>
        Math.round(parseInt(part, 16) * (1 - VEIL_MOST))
          .toString(16)
          .padStart(2, '0'),
      );
    // WCAG 2.2 1.4.3: 4.5 : 1, and 3 : 1 for large text; everything on the wall but its words is large
    expect(contrast(under('text'), under('ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(under('text-2'), under('ground'))).toBeGreaterThanOrEqual(3);
  });
});
