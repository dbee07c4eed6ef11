import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualWall } from '@nhip-xa/domain';
import { VEIL_MOST, veilAt } from './night';

/** Relative luminance of sRGB `#rrggbb` seen through the veil [WCAG 2.2]. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = (parseInt(colour.slice(at, at + 2), 16) / 255) * (1 - VEIL_MOST);
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (light: string, dark: string): number =>
  (luminance(light) + 0.05) / (luminance(dark) + 0.05);

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
    const colour = (name: string): string =>
      new RegExp(`--${name}: var\\(--in-dark, (#[0-9a-f]{6})`).exec(css)?.[1] ?? 'missing';
    // WCAG 2.2 1.4.3: 4.5 : 1, and 3 : 1 for large text; everything on the wall but its words is large
    expect(contrast(colour('text'), colour('ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('text-2'), colour('ground'))).toBeGreaterThanOrEqual(3);
  });
});
