import {
  dailyAqi,
  hourlyAqi,
  nowcast,
  subIndex,
  type DailyMeans,
  type HourlyMeans,
} from './vn-aqi';
import { hourlyMeansOf, newestHour, type ClockHour } from './vn-aqi-hours';

/** [domain, worked example 1] the decree's own hours, c1 first. */
const DECREE = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
const NOTHING: HourlyMeans = { pm25: [], pm10: [], no2: null, so2: null, co: null, o3: null };
const NO_DAY: DailyMeans = {
  pm25: null,
  pm10: null,
  no2: null,
  so2: null,
  co: null,
  o3: null,
  o3EightHours: null,
};

describe('Nowcast', () => {
  it('of the hours of the decree is 20.27 [domain, worked example 1]', () => {
    // w* = 16.5 / 26.9 = 0.613
    expect(nowcast(DECREE)).toBeCloseTo(20.27, 2);
  });

  it('leaves a missing hour out of both sums', () => {
    // w* = 20/25 = 0.8: (25 + 0.64 × 20) / (1 + 0.64) = 37.8 / 1.64
    expect(nowcast([25, null, 20])).toBeCloseTo(37.8 / 1.64, 10);
  });

  it('takes half for the weight of air that changes fast', () => {
    // w* = 20/80, so w = ½: 80/2 + 40/4 + 20/8 = 52.5
    expect(nowcast([80, 40, 20])).toBe(52.5);
    // w* = ½ itself: 40/2 + 20/4 = 25
    expect(nowcast([40, 20])).toBe(25);
    // the decree has one sum here, to which a missing hour adds nothing: 80/2 + 20/8
    expect(nowcast([80, null, 20])).toBe(42.5);
  });

  it('looks at twelve hours', () => {
    expect(nowcast([...DECREE, 500])).toBe(nowcast(DECREE));
  });

  it('needs two of the three newest hours [domain, worked example 4]', () => {
    expect(nowcast([20, null, null, 20, 20, 20])).toBeNull();
    expect(nowcast([null, null, null])).toBeNull();
    expect(nowcast([null, 20, 20])).toBe(20);
    expect(nowcast([20, null, 20])).toBe(20);
    expect(nowcast([20, 20])).toBe(20);
  });

  it('of air without any dust is 0, and not nothing', () => {
    expect(nowcast([0, 0, 0])).toBe(0);
    expect(nowcast([-1, 0, 0])).toBe(0);
  });
});

describe('a sub-index', () => {
  it.each([
    // [domain, worked example 2]
    ['o3', 136.1, 42.53],
    ['pm25', 20.3, 40.6],
    ['no2', 118.7, 59.35],
    // [domain, worked example 3]
    ['o3EightHours', 89.3, 44.65],
    ['o3', 114.6, 35.81],
    ['no2', 130.8, 65.4],
    ['pm25', 55.7, 109.5],
    // each step itself, and beyond the last
    ['pm25', 0, 0],
    ['pm25', 25, 50],
    ['pm25', 50, 100],
    ['pm10', 150, 100],
    ['co', 30_000, 100],
    ['so2', 2_630, 500],
    ['so2', 9_999, 500],
    ['pm10', 550, 450],
    ['o3EightHours', 400, 300],
    ['o3', -3, 0],
  ] as const)('of %s at %d µg/m³ is %d', (parameter, concentration, expected) => {
    expect(subIndex(parameter, concentration)).toBeCloseTo(expected, 1);
  });

  it('of 8-hour ozone above 400 µg/m³ there is none', () => {
    expect(subIndex('o3EightHours', 400.1)).toBeNull();
  });
});

describe('the hourly index', () => {
  it('is the highest of its sub-indices, in whole numbers [domain, worked example 2]', () => {
    // the decree prints 60 for NO2, which its formula does not give: 59.35
    expect(hourlyAqi({ ...NOTHING, pm25: DECREE, o3: 136.1, no2: 118.7 })).toEqual({
      aqi: 59,
      parameter: 'no2',
      subIndices: { pm25: 41, no2: 59, o3: 43 },
    });
  });

  it('is not there without PM [domain, worked example 4]', () => {
    expect(hourlyAqi({ ...NOTHING, o3: 136.1, no2: 118.7 })).toBeNull();
    expect(hourlyAqi({ ...NOTHING, pm25: [20, null, null], o3: 136.1 })).toBeNull();
  });

  it('needs one kind of dust only', () => {
    // 100 µg/m³ of PM10: 50 + 50 × 50/100
    expect(hourlyAqi({ ...NOTHING, pm10: [100, 100] })).toMatchObject({
      aqi: 75,
      parameter: 'pm10',
    });
  });
});

describe('the daily index', () => {
  it('is 110 for the day of the decree [domain, worked example 3]', () => {
    const day = { ...NO_DAY, pm25: 55.7, no2: 130.8, o3: 114.6, o3EightHours: 89.3 };
    expect(dailyAqi(day)).toEqual({
      aqi: 110,
      parameter: 'pm25',
      // ozone: 45 of eight hours, 36 of one
      subIndices: { pm25: 110, no2: 65, o3: 45 },
    });
  });

  it('takes one hour of ozone where eight hours say more than 400', () => {
    // 450: 200 + 100 × 50/400
    const day = { ...NO_DAY, pm10: 10, o3: 450, o3EightHours: 410 };
    expect(dailyAqi(day)).toMatchObject({ aqi: 213, parameter: 'o3' });
  });

  it('is not there without PM', () => {
    expect(dailyAqi({ ...NO_DAY, o3: 450 })).toBeNull();
  });
});

describe('the hour that counts as now', () => {
  const hour = (n: number, mean = 0): ClockHour => ({ n, mean });

  it.each([
    ['of a station that sends hourly means, the running one', [hour(1), hour(1)], 0],
    ['of one every five minutes, the last whole one', [hour(8), hour(12)], 1],
    ['of the same, the running one once it is three quarters full', [hour(9), hour(12)], 0],
    ['of one that has begun to report, the running one', [hour(2), null], 0],
    ['of one that has not yet reported in this hour, the one before', [null, hour(1)], 1],
    ['of one that is late, the one in which it last spoke', [null, null, hour(1)], 2],
    ['of one that said nothing, the running one', [null, null], 0],
  ])('is, %s', (_, hours, expected) => {
    expect(newestHour(hours)).toBe(expected);
  });

  it('is the same for dust and gases', () => {
    const means = hourlyMeansOf({
      pm25: [hour(1, 1), hour(12, 30), hour(12, 40)],
      no2: [hour(1, 7), hour(1, 8)],
      o3: [hour(1, 9)],
    });
    expect(means.pm25.slice(0, 3)).toEqual([30, 40, null]);
    expect(means).toMatchObject({ no2: 8, o3: null, co: null });
    expect(means.pm25).toHaveLength(12);
  });
});
