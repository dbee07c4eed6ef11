import { PLAIN_WEEKS, YEAR_2026, pause, said } from '../test/statements';
import { foldCase } from './case-fold';
import { caseKind, type CaseKind } from './case-kinds';
import { deadlineReasons, type DeadlineReasons } from './case-reasons';
import type { CaseStatement } from './case-statement';
import type { Calendar } from './calendar';
import { NO_POLICY, type PolicyFinder } from './deadline-policies';
import { HOUR_MS, isoDay } from './time';

const us = (iso: string): number => Date.parse(`${iso}+07:00`) * 1_000;
const local = (moment: number | null | undefined): string | null =>
  moment === null || moment === undefined
    ? null
    : new Date(moment / 1_000 + 7 * HOUR_MS).toISOString().slice(0, 16);
const HOUR_US = HOUR_MS * 1_000;

interface Over {
  calendar?: Calendar;
  findPolicy?: PolicyFinder;
  stored?: { dueAt: number | null; effectiveDueAt: number | null };
}

/** The reasons of a dossier, as it is stored by the same rules unless said otherwise. */
function reasons(now: string, statements: CaseStatement[], over: Over = {}): DeadlineReasons {
  const { calendar = YEAR_2026, findPolicy = NO_POLICY } = over;
  const kind = caseKind('dossier') as CaseKind;
  const stored = over.stored ?? foldCase(kind, statements, calendar, findPolicy);
  return deadlineReasons(kind, statements, { calendar, findPolicy, nowUs: us(now), stored });
}

const days = (list: readonly number[] | undefined): string[] => (list ?? []).map(isoDay);

describe('a period of working days', () => {
  it('across Tết names the days that it passes over', () => {
    // accepted Fri 13/2; 3 working days. 14–15 weekend, 16–20 Tết, 21–22 weekend; counted: 23, 24, 25
    const told = reasons('2026-02-24T09:00', [
      said(us('2026-02-13T09:00'), 'accepted', { due: { in: { workingDays: 3 } } }),
    ]);
    expect(told).toMatchObject({
      verdict: 'running',
      due: { basis: 'period', from: 'acceptedAt' },
    });
    expect(local(told.due?.at)).toBe('2026-02-25T17:00');
    expect(told.days).toMatchObject({ counted: 3, exchanged: [], more: 0 });
    expect(days(told.days?.skipped)).toEqual([
      ...['2026-02-14', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18'],
      ...['2026-02-19', '2026-02-20', '2026-02-21', '2026-02-22'],
    ]);
    // 24/2 09:00 to 25/2 17:00: 1 h on the 24th before noon is 2,5 h, 3,5 h after it, 7,5 h on the 25th
    expect(told.past).toEqual({ us: -32 * HOUR_US, workingMs: -13.5 * HOUR_MS });
  });

  it('counts a Saturday that is worked in exchange', () => {
    // accepted Fri 21/8, 2 working days: Sat 22/8 is worked, 23 is Sunday, Mon 24/8
    const told = reasons('2026-08-24T18:00', [
      said(us('2026-08-21T10:00'), 'accepted', { due: { in: { workingDays: 1 } } }),
    ]);
    expect(local(told.due?.at)).toBe('2026-08-22T17:00');
    expect(told.days).toMatchObject({ counted: 1, skipped: [] });
    expect(days(told.days?.exchanged)).toEqual(['2026-08-22']);
    // overdue since Saturday 17:00: Monday's 7,5 hours, by the clock two days and one hour
    expect(told).toMatchObject({
      verdict: 'overdue',
      past: { us: 49 * HOUR_US, workingMs: 7.5 * HOUR_MS },
    });
  });

  it('of a policy says whose, and that it begins with the opening where nobody accepted', () => {
    const policy = {
      ...{ unit: '20', kind: 'feedback', channel: null, severity: null, intake: null },
      resolve: { amount: 2, amountOnDayOff: null, unit: 'workingDays' as const },
    };
    const statements = [said(us('2026-11-20T10:00'), 'new')];
    const findPolicy = (): typeof policy => policy;
    const kind = caseKind('feedback') as CaseKind;
    const stored = foldCase(kind, statements, YEAR_2026, findPolicy);
    const nowUs = us('2026-11-24T16:00');
    const told = deadlineReasons(kind, statements, {
      ...{ calendar: YEAR_2026, findPolicy, nowUs, stored },
    });
    // Fri 20/11 → Mon 23, Tue 24
    expect(local(told.effectiveDueAt)).toBe('2026-11-24T17:00');
    expect(told.due).toMatchObject({ basis: 'policy', from: 'openedAt', policy: { unit: '20' } });
    expect(days(told.days?.skipped)).toEqual(['2026-11-21', '2026-11-22']);
    expect(told).toMatchObject({ verdict: 'running', past: { workingMs: -HOUR_MS } });
  });
});

describe('days by the calendar', () => {
  it('count all, and pass over days off only at their end', () => {
    // 3 days from Thu 19/11 end on Sun 22/11, and so on Monday
    const told = reasons('2026-11-20T08:00', [
      said(us('2026-11-19T10:00'), 'accepted', { due: { in: { days: 3 } } }),
    ]);
    expect(local(told.due?.at)).toBe('2026-11-23T17:00');
    expect(told.days?.counted).toBe(3);
    expect(days(told.days?.skipped)).toEqual(['2026-11-22']);
  });
});

describe('pauses', () => {
  const accepted = said(us('2026-11-02T08:00'), 'accepted', {
    due: { at: us('2026-11-06T17:00') },
  });

  it('that are over move the deadline by their length; how much of it was office hours is told', () => {
    const told = reasons('2026-11-08T12:00', [
      accepted,
      said(us('2026-11-03T08:00'), 'supplement'),
      said(us('2026-11-04T10:00'), 'processing'),
      said(us('2026-11-07T18:00'), 'finished'),
    ]);
    // 26 hours by the clock; 3/11 08:00–17:00 is 7 h of office, 4/11 07:30–10:00 2,5 h
    expect(told).toMatchObject({
      verdict: 'in-time',
      movedUs: 26 * HOUR_US,
      pauses: [{ movedUs: 26 * HOUR_US, workingMs: 9.5 * HOUR_MS, finalBy: null }],
    });
    // 6/11 17:00 + 26 h = 7/11 19:00; finished at 18:00
    expect(local(told.effectiveDueAt)).toBe('2026-11-07T19:00');
    expect(told.past?.us).toBe(-HOUR_US);
  });

  it('that last hold the clock and move nothing yet', () => {
    const told = reasons('2026-11-20T08:00', [accepted, said(us('2026-11-03T08:00'), 'payment')]);
    expect(told).toMatchObject({
      verdict: 'paused',
      movedUs: 0,
      pauses: [{ pause: pause(us('2026-11-03T08:00'), null, 'payment'), movedUs: 0 }],
    });
  });

  it('are in a date that the source changed after they began', () => {
    const told = reasons('2026-11-20T08:00', [
      accepted,
      said(us('2026-11-03T08:00'), 'supplement'),
      said(us('2026-11-04T10:00'), 'processing', { due: { at: us('2026-11-10T17:00') } }),
      said(us('2026-11-12T09:00'), 'finished'),
    ]);
    expect(told.changes).toEqual([
      {
        ts: us('2026-11-04T10:00'),
        from: us('2026-11-06T17:00'),
        to: us('2026-11-10T17:00'),
      },
    ]);
    expect(told).toMatchObject({
      verdict: 'late',
      due: { basis: 'moment', at: us('2026-11-10T17:00') },
      movedUs: 0,
      pauses: [{ movedUs: 0, finalBy: us('2026-11-04T10:00') }],
      // 10/11 17:00 → 12/11 09:00: 7,5 h of the 11th, 1,5 h of the 12th
      past: { us: 40 * HOUR_US, workingMs: 9 * HOUR_MS },
    });
  });
});

describe('a case', () => {
  it('without a due date has no deadline, and one that was refused none that counts', () => {
    expect(reasons('2026-11-20T08:00', [said(us('2026-11-02T08:00'), 'accepted')])).toMatchObject({
      ...{ verdict: 'none', due: null, past: null },
    });
    const refused = [
      said(us('2026-11-02T08:00'), 'new', { due: { at: us('2026-11-06T17:00') } }),
      said(us('2026-11-03T08:00'), 'refused'),
    ];
    expect(reasons('2026-11-20T08:00', refused).verdict).toBe('ended');
  });

  it('that was ruled under other rules keeps its dates, and claims no steps', () => {
    const statements = [
      said(us('2026-09-01T09:00'), 'accepted', { due: { in: { workingDays: 1 } } }),
      said(us('2026-09-03T09:00'), 'finished'),
    ];
    const kind = caseKind('dossier') as CaseKind;
    // ruled before 2/9 was a day off: due 2/9 17:00; by the rules of today it would be 3/9
    const stored = foldCase(kind, statements, PLAIN_WEEKS);
    expect(local(stored.dueAt)).toBe('2026-09-02T17:00');
    const told = reasons('2026-09-10T09:00', statements, { stored });
    expect(told).toMatchObject({ verdict: 'late', due: { basis: 'ruled' }, days: null });
    expect(local(told.effectiveDueAt)).toBe('2026-09-02T17:00');
  });

  it('shows office hours while its life is short, and not over more than three weeks', () => {
    const short = reasons('2026-11-23T09:00', [said(us('2026-11-20T16:00'), 'accepted')]);
    // Friday 16:00–17:00, Monday 07:30–09:00
    expect(
      short.office?.map((span) => [local(span.fromMs * 1_000), local(span.toMs * 1_000)]),
    ).toEqual([
      ['2026-11-20T16:00', '2026-11-20T17:00'],
      ['2026-11-23T07:30', '2026-11-23T09:00'],
    ]);
    const long = reasons('2026-11-23T09:00', [said(us('2026-11-01T08:00'), 'accepted')]);
    expect(long.office).toBeNull();
  });
});
