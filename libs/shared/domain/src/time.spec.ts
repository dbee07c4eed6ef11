import {
  dayOfIso,
  durationMs,
  isoDay,
  isoOfUs,
  localDay,
  parseTime,
  startOfLocalDay,
  weekday,
  windowSpan,
} from './time';

const ms = (iso: string): number => Date.parse(iso);
const us = (iso: string): number => Date.parse(iso) * 1000;

describe('local days', () => {
  it('begin at 17:00 UTC of the day before', () => {
    const lastMoment = ms('2026-11-20T16:59:59.999Z');
    expect(isoDay(localDay(lastMoment))).toBe('2026-11-20');
    expect(isoDay(localDay(lastMoment + 1))).toBe('2026-11-21');
    expect(startOfLocalDay(dayOfIso('2026-11-21'))).toBe(lastMoment + 1);
  });

  it('know their day of the week, before 1970 too', () => {
    expect(weekday(dayOfIso('2026-11-20'))).toBe(5); // a Friday
    expect(weekday(dayOfIso('1970-01-01'))).toBe(4); // a Thursday
    expect(weekday(dayOfIso('1969-12-28'))).toBe(0); // a Sunday
  });
});

describe('a window', () => {
  // Friday 20 November 2026, 00:30 in Vietnam; still the 19th in UTC
  const now = ms('2026-11-20T00:30:00+07:00');

  it.each([
    ['today', '2026-11-20', '2026-11-21', '2026-11-21'],
    ['P1D', '2026-11-20', '2026-11-21', '2026-11-21'],
    // today and the 29 days before: 22 October to 20 November are 10 + 20 days
    ['P30D', '2026-10-22', '2026-11-21', '2026-11-21'],
    ['month', '2026-11-01', '2026-12-01', '2026-12-01'],
    ['quarter', '2026-10-01', '2027-01-01', '2027-01-01'],
    ['year', '2026-01-01', '2027-01-01', '2027-01-01'],
  ])('%s is cut at local midnights', (window, from, to, moves) => {
    expect(windowSpan(window, now)).toEqual({
      fromMs: ms(`${from}T00:00:00+07:00`),
      toMs: ms(`${to}T00:00:00+07:00`),
      movesAtMs: ms(`${moves}T00:00:00+07:00`),
    });
  });

  it('covers another day from the local midnight on, not from that of UTC', () => {
    const midnight = ms('2026-11-21T00:00:00+07:00');
    expect(windowSpan('today', midnight - 1).toMs).toBe(midnight);
    expect(windowSpan('today', midnight).fromMs).toBe(midnight);
    // 07:00 local is midnight in UTC: nothing moves
    const utcMidnight = ms('2026-11-20T00:00:00Z');
    expect(windowSpan('today', utcMidnight)).toEqual(windowSpan('today', utcMidnight - 1));
  });

  it('of a month, quarter or year turns with the local new year', () => {
    const newYear = ms('2027-01-01T00:00:00+07:00');
    for (const window of ['month', 'quarter', 'year']) {
      expect(windowSpan(window, newYear - 1).toMs).toBe(newYear);
      expect(windowSpan(window, newYear).fromMs).toBe(newYear);
    }
  });

  it('of P30D holds the leap day', () => {
    expect(windowSpan('P30D', ms('2028-03-01T12:00:00+07:00')).fromMs).toBe(
      ms('2028-02-01T00:00:00+07:00'), // 1 March and 29 days of February
    );
  });

  it.each([
    ['PT24H', 24 * 3_600_000],
    ['PT90M', 90 * 60_000],
    ['PT1H30M', 90 * 60_000],
  ])('%s reaches back from the moment itself', (window, lengthMs) => {
    expect(windowSpan(window, now)).toMatchObject({ fromMs: now - lengthMs, toMs: now });
  });

  it('now is the moment', () => {
    expect(windowSpan('now', now)).toEqual({ fromMs: now, toMs: now, movesAtMs: Infinity });
  });

  it.each(['', 'week', 'P1W', 'P-1D', '30D', 'constructor', '__proto__'])(
    'of another form is refused: %j',
    (window) => {
      expect(() => windowSpan(window, now)).toThrow(RangeError);
    },
  );
});

describe('a stated time', () => {
  const moment = us('2026-11-20T05:00:00Z');

  it.each([
    ['seconds', 1_795_150_800],
    ['milliseconds', 1_795_150_800_000],
    ['microseconds', 1_795_150_800_000_000],
    ['nanoseconds', 1_795_150_800_000_000_000],
    ['seconds as text', '1795150800'],
    ['milliseconds as text', '1795150800000'],
    ['UTC', '2026-11-20T05:00:00Z'],
    ['UTC in a small letter', '2026-11-20T05:00:00z'],
    ['local time with its zone', '2026-11-20T12:00:00+07:00'],
    ['an offset without colon', '2026-11-20T12:00:00+0700'],
    ['an offset of hours', '2026-11-20T12:00:00+07'],
    ['a negative offset with minutes', '2026-11-20T01:30:00-03:30'],
    ['a space instead of T', '2026-11-20 05:00:00Z'],
    ['without seconds', '2026-11-20T05:00Z'],
    ['spaces around', ' 2026-11-20T05:00:00Z '],
  ])('in %s is the same moment', (_, stated) => {
    expect(parseTime(stated)).toEqual({ us: moment, zoneless: false });
  });

  it('without a zone is local and says so', () => {
    expect(parseTime('2026-11-20T12:00:00')).toEqual({ us: moment, zoneless: true });
    expect(parseTime('2026-11-20 12:00')).toEqual({ us: moment, zoneless: true });
  });

  it('keeps microseconds and drops what is finer', () => {
    expect(parseTime('2026-11-20T05:00:00.123456789Z')?.us).toBe(moment + 123_456);
    expect(parseTime('2026-11-20T05:00:00,5Z')?.us).toBe(moment + 500_000);
    expect(parseTime(1_795_150_800.25)?.us).toBe(moment + 250_000);
  });

  it.each([
    ['the 30th of February', '2026-02-30T00:00:00Z'],
    ['the 29th of February of another year', '2026-02-29T00:00:00Z'],
    ['the 31st of April', '2026-04-31T00:00:00Z'],
    ['a month 13', '2026-13-01T00:00:00Z'],
    ['hour 24', '2026-11-20T24:00:00Z'],
    ['minute 60', '2026-11-20T05:60:00Z'],
    ['an offset of 30 hours', '2026-11-20T05:00:00+30:00'],
    ['an offset of 99 minutes', '2026-11-20T05:00:00+07:99'],
    ['a date alone', '2026-11-20'],
    ['the Vietnamese order', '20/11/2026 05:00'],
    ['words', 'hôm nay'],
    ['nothing', ''],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['an endless number', '9'.repeat(400)],
    ['a boolean', true],
    ['an object', {}],
  ])('is none when it is %s', (_, stated) => {
    expect(parseTime(stated)).toBeUndefined();
  });

  it('of 29 February in a leap year is one', () => {
    expect(parseTime('2028-02-29T00:00:00Z')?.us).toBe(us('2028-02-29T00:00:00Z'));
  });
});

it('writes a moment so that PostgreSQL reads it exactly', () => {
  expect(isoOfUs(us('2026-11-20T05:00:00Z'))).toBe('2026-11-20T05:00:00.000Z');
  expect(isoOfUs(us('2026-11-20T05:00:00Z') + 7)).toBe('2026-11-20T05:00:00.000007Z');
  // a microsecond before 1970
  expect(isoOfUs(-1)).toBe('1969-12-31T23:59:59.999999Z');
});

it.each([
  ['PT30S', 30_000],
  ['PT5M', 300_000],
  ['PT1H', 3_600_000],
  ['P1D', 86_400_000],
  ['P1DT1H', 90_000_000],
  ['PT0S', undefined],
  ['P', undefined],
  ['1h', undefined],
])('reads the duration %s', (duration, expected) => {
  expect(durationMs(duration)).toBe(expected);
});
