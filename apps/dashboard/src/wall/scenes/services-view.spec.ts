import { flowOf, hoursOf, isIdle } from './services-view';

const state = (name: string, count: number, overdue = 0) => ({
  ...{ state: name, open: true, count, overdue },
});

describe('where dossiers are', () => {
  it('is told in the order of their way, whatever order the states come in', () => {
    const flow = flowOf([state('returned', 5), state('new', 2), state('payment', 1)]);
    expect(flow.way.map((each) => each.state)).toEqual([
      'new',
      'accepted',
      'processing',
      'finished',
      'returned',
    ]);
    expect(flow.way.map(({ count }) => count)).toEqual([2, null, null, null, 5]);
    expect(flow.pauses.map(({ count }) => count)).toEqual([null, 1]);
  });

  it('has bars of one scale, zero-based, and the late part within them', () => {
    const [, , processing] = flowOf([state('new', 10), state('processing', 40, 8)]).way;
    expect(processing).toMatchObject({ share: 1, overdueShare: 0.2 });
    // 10 of the fullest 40
    expect(flowOf([state('new', 10), state('processing', 40)]).way[0]?.share).toBe(0.25);
  });

  it('of nothing has no bar, and is no division by zero', () => {
    expect(flowOf([state('new', 0)]).way[0]).toMatchObject({ count: 0, share: 0 });
  });
});

describe('the hours of today', () => {
  // 10:30 in Vietnam
  const HALF_PAST_TEN = Date.parse('2026-11-20T10:30:00+07:00');

  it('are those of the office, 7 to 17, and the dossiers of each', () => {
    const { bars } = hoursOf(
      [
        { hour: 9, count: 2 },
        { hour: 17, count: 4 },
      ],
      HALF_PAST_TEN,
    );
    expect(bars.map(({ hour }) => hour)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(bars.filter(({ count }) => count > 0).map(({ share }) => share)).toEqual([0.5, 1]);
  });

  it('are over once the next has begun; now is marked by the minute', () => {
    const { bars, now } = hoursOf([], HALF_PAST_TEN);
    expect(bars.filter(({ past }) => past).map(({ hour }) => hour)).toEqual([7, 8, 9]);
    // three and a half of eleven hours
    expect(now).toBeCloseTo(3.5 / 11);
  });

  it('leave out no dossier that is due outside them', () => {
    const { bars } = hoursOf([{ hour: 23, count: 1 }], HALF_PAST_TEN);
    expect(bars.at(-1)).toMatchObject({ hour: 23, count: 1 });
  });

  it('have no now before they begin and after they end', () => {
    expect(hoursOf([], Date.parse('2026-11-20T06:59:00+07:00')).now).toBeNull();
    expect(hoursOf([], Date.parse('2026-11-20T18:01:00+07:00')).now).toBeNull();
  });
});

it('an office is idle when nothing is open, nothing moved today and nothing is due', () => {
  const due = { overdue: 0, today: 0, nextWorkingDay: 0, hours: [] };
  expect(isIdle({ states: [state('new', 0)], due, procedures: [] })).toBe(true);
  expect(isIdle({ states: [state('returned', 1)], due, procedures: [] })).toBe(false);
  expect(isIdle({ states: [], due: { ...due, overdue: 1 }, procedures: [] })).toBe(false);
});
