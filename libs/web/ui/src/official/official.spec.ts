import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { colourRules, contrast } from '../format/contrast';
import { viScenesPlace } from '../i18n/vi-scenes-place';
import { OFFICIAL_SCALES, aqiBand, aqiPlace, riskPlace } from './official-scales';

const css = readFileSync(join(process.cwd(), 'libs/web/ui/src/styles/official.css'), 'utf8');
const [colours = {}] = colourRules(css);
const STEPS = Object.entries(OFFICIAL_SCALES).flatMap(([scale, steps]) =>
  steps.map((step) => `${scale}-${step}`),
);
const hex = (red: number, green: number, blue: number): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

describe('the official scales', () => {
  it('have the very colours of VN_AQI', () => {
    // [QĐ 1459/QĐ-TCMT] as the decision prints them, in RGB
    expect(OFFICIAL_SCALES.aqi.map((step) => colours[`aqi-${step}`])).toEqual([
      hex(0, 228, 0),
      hex(255, 255, 0),
      hex(255, 126, 0),
      hex(255, 0, 0),
      hex(143, 63, 151),
      hex(126, 0, 35),
    ]);
  });

  it.each(STEPS)('%s: the name on the colour is readable (AA)', (step) => {
    expect(
      contrast(colours[`on-${step}`] ?? '#000000', colours[step] ?? '#000000'),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(STEPS)('%s has a rule that gives the colour, and a name', (step) => {
    const [scale = '', number = ''] = step.split('-');
    expect(css).toContain(`[data-scale='${scale}'][data-step='${number}']`);
    expect(css).toContain(`--step: var(--${step});`);
    expect(css).toContain(`--on-step: var(--on-${step});`);
    expect(Object.keys(viScenesPlace)).toContain(`${scale}.${number}`);
  });

  it.each([
    [0, 1],
    [50, 1],
    [50.4, 1],
    [51, 2],
    [100, 2],
    [101, 3],
    [150, 3],
    [151, 4],
    [200, 4],
    [201, 5],
    [300, 5],
    [301, 6],
    [640, 6],
  ])('VN_AQI %d lies in band %d', (aqi, band) => {
    expect(aqiBand(aqi)).toBe(band);
  });

  it('points to a place within the band', () => {
    expect(aqiPlace(0)).toBe(0);
    // half of the first of six
    expect(aqiPlace(25)).toBeCloseTo(1 / 12, 10);
    // 250 is half of 200 to 300, the fifth
    expect(aqiPlace(250)).toBeCloseTo(4.5 / 6, 10);
    expect(aqiPlace(900)).toBe(1);
    expect(riskPlace(3)).toBe(0.5);
  });
});
