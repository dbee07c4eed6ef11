import type { MapPoint } from '@nhip-xa/web-map';
import { createTexts, type Translate } from '@nhip-xa/web-ui';
import type { River } from './environment/flood-words';
import { dangersOf, withDangers } from './map-dangers';

const reader = { t: createTexts('vi').t as unknown as Translate, language: 'vi' as const };
const river = (source: string, value: number, over: Partial<River> = {}): River => ({
  ...{ source, unit: '06529', name: `Trạm ${source}`, value, fresh: true },
  ...{ at: '2026-11-20T08:05:00+07:00', levels: [4, 5.4, 6.8], above: null },
  ...{ risePerHour: 0.1, series: [], ...over },
});

describe('the dangers on the map of a commune', () => {
  it('are rivers over an alarm level, with how far above it they stand', () => {
    const rivers = [river('1', 7.2), river('2', 4.1), river('3', 3.9)];
    expect(dangersOf(rivers, 'good', reader)).toEqual([
      { source: '1', name: 'Trạm 1', state: 'critical', says: ['BĐ3 + 0,40 m'] },
      { source: '2', name: 'Trạm 2', state: 'warning', says: ['BĐ1 + 0,10 m'] },
    ]);
  });

  it('are the one that rises fastest where the rise is bad, and none that is silent', () => {
    const rivers = [
      river('1', 3.9, { risePerHour: 0.96 }),
      river('2', 3.5, { risePerHour: 0.4 }),
      river('3', 9, { fresh: false, risePerHour: 2 }),
    ];
    expect(dangersOf(rivers, 'critical', reader)).toEqual([
      {
        ...{ source: '1', name: 'Trạm 1', state: 'critical' },
        says: ['dưới BĐ1 0,10 m', 'lên 96 cm/giờ'],
      },
    ]);
  });

  it('have marks of their own in place of their gauges’', () => {
    const mark = { lat: 21.8, lon: 106.7, form: 'device', state: 'online', label: '' } as const;
    const points: MapPoint[] = [
      { ...mark, key: '1' },
      { ...mark, key: 'other' },
    ];
    const [first, other] = withDangers(points, dangersOf([river('1', 7.2)], 'good', reader));
    expect(first).toMatchObject({ form: 'river', state: 'critical', label: 'Trạm 1' });
    expect(other).toBe(points[1]);
    expect(withDangers(points, [])).toBe(points);
  });
});
