import { isoDay, localDay } from '../time';
import {
  asOfMs,
  dueReports,
  nextReportMs,
  reportSpan,
  reportSpanAt,
  spanBeforeReport,
} from './period';

const ms = (local: string): number => Date.parse(`${local}+07:00`);
const iso = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
const edges = ({ of, fromMs, toMs }: ReturnType<typeof reportSpan>): string[] => [
  of,
  iso(fromMs),
  iso(toMs),
];

describe('a period of a report', () => {
  it.each([
    ['day', '2026-11-25', '2026-11-25', '2026-11-26'],
    // 25 November 2026 is a Wednesday
    ['week', '2026-11-25', '2026-11-23', '2026-11-30'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-30'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-30'],
    // a week over the end of the year: Monday 28 December 2026 to Sunday 3 January 2027
    ['week', '2027-01-01', '2026-12-28', '2027-01-04'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
    // a leap day, and a February without one
    ['day', '2028-02-29', '2028-02-29', '2028-03-01'],
    ['month', '2028-02-29', '2028-02-01', '2028-03-01'],
    ['month', '2027-02-10', '2027-02-01', '2027-03-01'],
    ['quarter', '2026-11-25', '2026-10-01', '2027-01-01'],
    ['quarter', '2028-02-29', '2028-01-01', '2028-04-01'],
  ] as const)(
    '%s of %s is from %s to %s, between midnights in Vietnam',
    (period, day, from, to) => {
      expect(edges(reportSpan(period, day))).toEqual([from, `${from}T00:00`, `${to}T00:00`]);
    },
  );

  it('is that of the local day: the last hours of a day in Vietnam are another day in UTC', () => {
    expect(reportSpanAt('month', Date.parse('2026-10-31T17:00:00Z')).of).toBe('2026-11-01');
    expect(reportSpanAt('month', Date.parse('2026-10-31T16:59:59Z')).of).toBe('2026-10-01');
  });

  it('follows the one before it without a gap, through four years', () => {
    for (const period of ['day', 'week', 'month', 'quarter'] as const) {
      let span = reportSpan(period, '2029-01-01');
      while (span.fromMs > ms('2025-01-01T00:00:00')) {
        const before = spanBeforeReport(span);
        expect(before.toMs).toBe(span.fromMs);
        expect(before.of).toBe(isoDay(localDay(before.fromMs)));
        span = before;
      }
    }
  });

  it('shows its last millisecond, or now while it is not over', () => {
    const day = reportSpan('day', '2026-11-25');
    expect(asOfMs(day, ms('2026-11-27T08:00:00'))).toBe(ms('2026-11-26T00:00:00') - 1);
    expect(asOfMs(day, ms('2026-11-25T08:00:00'))).toBe(ms('2026-11-25T08:00:00'));
  });
});

describe('a schedule', () => {
  const since = ms('2026-01-01T00:00:00');
  const due = (period: 'day' | 'week' | 'month' | 'quarter', at: string, now: string): string[] =>
    dueReports({ period, at, sinceMs: since }, ms(now)).map(({ of }) => of);

  it('makes a day at its time on the next day and not a millisecond before', () => {
    expect(due('day', '07:00', '2026-11-26T07:00:00').at(-1)).toBe('2026-11-25');
    expect(due('day', '07:00', '2026-11-26T06:59:59.999').at(-1)).toBe('2026-11-24');
  });

  it('makes a week on Monday, a month on the first, a quarter on the first of the next', () => {
    expect(due('week', '07:00', '2026-11-30T07:00:00').at(-1)).toBe('2026-11-23');
    expect(due('month', '00:00', '2027-01-01T00:00:00').at(-1)).toBe('2026-12-01');
    expect(due('quarter', '23:59', '2027-01-01T23:59:00').at(-1)).toBe('2026-10-01');
  });

  it('makes up for what it missed, oldest first and no more than a week of days', () => {
    expect(due('day', '07:00', '2026-11-26T08:00:00')).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
    ]);
    expect(due('month', '07:00', '2026-11-26T08:00:00')).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
    ]);
  });

  it('makes nothing that was due before it was there', () => {
    const sinceMs = ms('2026-11-25T07:00:00');
    const asked = { period: 'day', at: '07:00', sinceMs } as const;
    expect(dueReports(asked, ms('2026-11-25T12:00:00'))).toEqual([]);
    const [only, ...others] = dueReports(asked, ms('2026-11-26T07:00:00'));
    expect(only?.of).toBe('2026-11-25');
    expect(others).toEqual([]);
  });

  it('says when it makes the next', () => {
    const next = (now: string): string =>
      iso(nextReportMs({ period: 'day', at: '07:00' }, ms(now)));
    expect(next('2026-11-26T06:59:00')).toBe('2026-11-26T07:00');
    expect(next('2026-11-26T07:00:00')).toBe('2026-11-27T07:00');
    expect(iso(nextReportMs({ period: 'quarter', at: '07:30' }, ms('2026-12-31T10:00:00')))).toBe(
      '2027-01-01T07:30',
    );
  });
});
