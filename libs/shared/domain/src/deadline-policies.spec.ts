import { PLAIN_WEEKS, YEAR_2026, at, said } from '../test/statements';
import { foldCase, type CaseView } from './case-fold';
import { caseKind, type CaseKind } from './case-kinds';
import type { CaseStatement } from './case-statement';
import { PolicyBook, type DeadlinePolicy, type PolicyPeriod } from './deadline-policies';

const period = (
  amount: number,
  unit: PolicyPeriod['unit'],
  amountOnDayOff: number | null = null,
): PolicyPeriod => ({ amount, unit, amountOnDayOff });

const policy = (over: Partial<DeadlinePolicy>): DeadlinePolicy => ({
  unit: 'VN',
  kind: 'feedback',
  channel: null,
  severity: null,
  intake: null,
  resolve: null,
  ...over,
});

/** [766 §5.2] resolve within 15 working days. */
const NATIONAL = policy({ resolve: period(15, 'workingDays') });
/** [domain 4.7] CaMau-G: 2 h and 4 h on working days, 12 h and 24 h on days off. */
const CA_MAU = policy({
  unit: '96',
  intake: period(2, 'hours', 12),
  resolve: period(4, 'hours', 24),
});
const PARENTS = new Map([
  ['96', 'VN'],
  ['32002', '96'],
  ['01', 'VN'],
  ['00004', '01'],
]);
const book = new PolicyBook(
  [
    NATIONAL,
    CA_MAU,
    policy({ unit: '01', intake: period(8, 'workingHours') }),
    policy({ unit: '01', channel: 'app', resolve: period(9, 'workingDays') }),
    policy({ unit: '01', severity: 'urgent', resolve: period(4, 'workingHours') }),
    policy({ unit: '01', channel: 'app', severity: 'urgent', resolve: period(1, 'workingHours') }),
  ],
  PARENTS,
);

describe('the most specific policy wins', () => {
  it.each([
    ['00004', 'app', 'urgent', { amount: 1 }],
    ['00004', 'phone', 'urgent', { amount: 4 }], // severity before channel
    ['00004', 'app', 'low', { amount: 9 }],
    ['00004', 'phone', 'low', null], // the province's own general one, which sets intake alone
    ['00004', null, null, null],
    ['32002', 'app', 'urgent', { amount: 4, unit: 'hours' }], // province before nation
    ['99999', 'app', 'urgent', { amount: 15, unit: 'workingDays' }],
  ])('in %s by %s, %s', (unit, channel, severity, resolve) => {
    const found = book.of('feedback', unit)({ channel, severity });
    if (resolve) expect(found?.resolve).toMatchObject(resolve);
    else expect(found?.resolve).toBeNull();
  });

  it('of the kind alone that it is for', () => {
    expect(book.of('dossier', '00004')({ channel: 'app', severity: 'urgent' })).toBeUndefined();
  });
});

describe('a case that comes without a date', () => {
  const fold = (unit: string, ...statements: CaseStatement[]): CaseView =>
    foldCase(caseKind('feedback') as CaseKind, statements, PLAIN_WEEKS, book.of('feedback', unit));

  it('has the time that the nation allows, from its acceptance', () => {
    // accepted Tue 3/11: 15 working days are 4–6, 9–13, 16–20, 23, 24
    const view = fold('99999', said(at('2 09:00'), 'new'), said(at('3 09:00'), 'accepted'));
    expect(view).toMatchObject({ dueAt: at('24 17:00'), dueFrom: 'policy', intakeDueAt: null });
  });

  it('counts from its opening while nobody has accepted it', () => {
    expect(fold('99999', said(at('2 09:00'), 'new')).dueAt).toBe(at('23 17:00'));
  });

  it('in Cà Mau is due in hours, and in more of them on a day off', () => {
    // Fri 6/11 16:00: 2 hours and 4 hours by the clock
    expect(fold('32002', said(at('6 16:00'), 'new'))).toMatchObject({
      intakeDueAt: at('6 18:00'),
      dueAt: at('6 20:00'),
    });
    // Sat 7/11 08:00: 12 hours and 24 hours
    expect(fold('32002', said(at('7 08:00'), 'new'))).toMatchObject({
      intakeDueAt: at('7 20:00'),
      dueAt: at('8 08:00'),
    });
    // opened on the Saturday, accepted on the Monday: the answer within 4 hours of that
    expect(
      fold('32002', said(at('7 08:00'), 'new'), said(at('9 09:00'), 'accepted')),
    ).toMatchObject({ intakeDueAt: at('7 20:00'), dueAt: at('9 13:00') });
  });

  it('in Hà Nội has 8 working hours for intake, and no other date by the general rule', () => {
    // Mon 2/11 09:00–11:30 and 13:30–17:00 are 6 hours, the other 2 on Tue 3/11 from 07:30
    expect(fold('00004', said(at('2 09:00'), 'new'))).toMatchObject({
      intakeDueAt: at('3 09:30'),
      dueAt: null,
      dueFrom: null,
    });
  });

  it('follows its severity and channel as they are known', () => {
    const opened = said(at('2 08:00'), 'new', { attributes: { channel: 'app' } });
    // 9 working days from Mon 2/11: 3–6, 9–13
    expect(fold('00004', opened).dueAt).toBe(at('13 17:00'));
    expect(fold('00004', opened, said(at('2 09:00'), null, { severity: 'urgent' })).dueAt).toBe(
      at('2 09:00'),
    );
  });

  it('is moved by pauses like any other date', () => {
    const paused = { pauses: [{ from: at('3'), to: at('4'), why: 'supplement' as const }] };
    const view = fold('99999', said(at('2 09:00'), 'new', paused));
    expect(view.effectiveDueAt).toBe(at('24 17:00'));
  });
});

describe('a case with a date of its own', () => {
  const fold = (...statements: CaseStatement[]): CaseView =>
    foldCase(caseKind('feedback') as CaseKind, statements, YEAR_2026, book.of('feedback', '32002'));
  const stated = said(at('2'), 'new', { due: { at: at('20') } });

  it('keeps it', () => {
    expect(fold(stated)).toMatchObject({ dueAt: at('20'), dueFrom: 'source' });
  });

  it('falls back on the policy when its source clears it', () => {
    expect(fold(stated, said(at('3'), null, { due: null }))).toMatchObject({
      dueAt: at('2 04:00'),
      dueFrom: 'policy',
    });
  });

  it('that comes first is no change of the one that the policy gave', () => {
    const paused = { pauses: [{ from: at('3'), to: at('4'), why: 'supplement' as const }] };
    const view = fold(said(at('2'), 'new', paused), said(at('5'), null, { due: { at: at('20') } }));
    expect(view.effectiveDueAt).toBe(at('21'));
  });
});
