import { ONE_HOUR_US, PLAIN_WEEKS, at, pause, said } from '../test/statements';
import { foldCase, isOverdue, type CaseView } from './case-fold';
import { caseKind, type CaseKind } from './case-kinds';
import type { CaseStatement } from './case-statement';

const fold = (...statements: CaseStatement[]): CaseView =>
  foldCase(caseKind('dossier') as CaseKind, statements, PLAIN_WEEKS);

/** Accepted on the 2nd, due on the 6th at 17:00. */
const accepted = said(at('2 08:00'), 'accepted', { due: { at: at('6 17:00') } });

describe('being in a state that pauses', () => {
  it('moves the due date by as long as it lasted', () => {
    const view = fold(
      accepted,
      said(at('3 08:00'), 'supplement'),
      said(at('4 10:00'), 'processing'), // 26 hours later
    );
    expect(view.pauses).toEqual([pause(at('3 08:00'), at('4 10:00'))]);
    expect(view).toMatchObject({ dueAt: at('6 17:00'), supplements: 1 });
    expect(view.effectiveDueAt).toBe(at('6 17:00') + 26 * ONE_HOUR_US);
  });

  it('repeated is one pause', () => {
    const view = fold(
      accepted,
      said(at('3'), 'supplement'),
      said(at('4'), 'supplement'),
      said(at('5'), 'processing'),
    );
    expect(view.pauses).toEqual([pause(at('3'), at('5'))]);
  });

  it('twice is two, and a payment is no supplement', () => {
    const view = fold(
      accepted,
      said(at('3 08:00'), 'supplement'),
      said(at('3 09:00'), 'processing'),
      said(at('3 10:00'), 'payment'),
      said(at('3 11:00'), 'supplement'),
      said(at('3 12:00'), 'processing'),
    );
    expect(view.pauses.map(({ why }) => why)).toEqual(['supplement', 'payment', 'supplement']);
    expect(view.supplements).toBe(2);
    // one hour each
    expect(view.effectiveDueAt).toBe(at('6 20:00'));
  });

  it('holds the clock while it lasts, and moves nothing yet', () => {
    const view = fold(accepted, said(at('3'), 'supplement'));
    expect(view.pauses).toEqual([pause(at('3'), null)]);
    expect(view.effectiveDueAt).toBe(at('6 17:00'));
    expect(isOverdue(view, at('20'))).toBe(false);
  });

  it('ends with the case', () => {
    const view = fold(accepted, said(at('3'), 'supplement'), said(at('10'), 'finished'));
    // paused for 7 days: closed on the 10th it is not late, being due on the 13th
    expect(view.pauses).toEqual([pause(at('3'), at('10'))]);
    expect(view.effectiveDueAt).toBe(at('13 17:00'));
  });
});

describe('stated pauses', () => {
  const paused = (...pauses: ReturnType<typeof pause>[]) =>
    fold(accepted, said(at('5'), 'processing', { pauses }));

  it('count like those of states', () => {
    expect(paused(pause(at('3'), at('4'))).effectiveDueAt).toBe(at('7 17:00'));
  });

  it('that overlap are one, and a supplement among them makes it one', () => {
    const view = paused(
      pause(at('3 12:00'), at('4 00:00'), 'supplement'),
      pause(at('3 00:00'), at('3 18:00'), 'payment'),
    );
    // 3 00:00 to 4 00:00: 24 hours, not 18 + 12
    expect(view.pauses).toEqual([pause(at('3'), at('4'))]);
    expect(view).toMatchObject({ supplements: 1, effectiveDueAt: at('7 17:00') });
  });

  it('that touch are two', () => {
    const view = paused(pause(at('3 00:00'), at('3 06:00')), pause(at('3 06:00'), at('3 12:00')));
    expect(view).toMatchObject({ supplements: 2, effectiveDueAt: at('7 05:00') });
  });

  it('inside a longer one add nothing', () => {
    const view = paused(pause(at('3'), at('4')), pause(at('3 06:00'), at('3 07:00')));
    expect(view.pauses).toEqual([pause(at('3'), at('4'))]);
  });

  it('and the states that mean the same are one', () => {
    const view = fold(
      accepted,
      said(at('3 08:00'), 'supplement'),
      said(at('4 08:00'), 'processing', { pauses: [pause(at('3 07:00'), at('4 08:00'))] }),
    );
    // 25 hours: 3 07:00 to 4 08:00
    expect(view.pauses).toHaveLength(1);
    expect(view).toMatchObject({ supplements: 1, effectiveDueAt: at('7 18:00') });
  });

  it('without an end end with the case', () => {
    const view = fold(
      accepted,
      said(at('5'), 'processing', { pauses: [pause(at('5'), null)] }),
      said(at('6'), 'finished'),
    );
    expect(view.pauses).toEqual([pause(at('5'), at('6'))]);
  });

  it('keep the list of the latest ts that gave one', () => {
    const view = fold(
      accepted,
      said(at('4'), null, { pauses: [pause(at('3'), at('4'))] }),
      said(at('5'), null, { pauses: null }),
    );
    expect(view).toMatchObject({ pauses: [], effectiveDueAt: at('6 17:00') });
  });
});

describe('a due date that its source changed', () => {
  const supplement = [said(at('3'), 'supplement'), said(at('4'), 'processing')];

  it('after a pause began is final for that pause', () => {
    const view = fold(accepted, ...supplement, said(at('5'), null, { due: { at: at('9 17:00') } }));
    expect(view).toMatchObject({ dueAt: at('9 17:00'), effectiveDueAt: at('9 17:00') });
  });

  it('within the pause is final for it too', () => {
    const [begins, ends] = supplement as [CaseStatement, CaseStatement];
    const moved = said(at('3 12:00'), null, { due: { at: at('9 17:00') } });
    expect(fold(accepted, begins, moved, ends).effectiveDueAt).toBe(at('9 17:00'));
  });

  it('does not reach a pause that began after the change', () => {
    const view = fold(
      accepted,
      ...supplement,
      said(at('5'), null, { due: { at: at('9 17:00') } }),
      said(at('6 08:00'), 'payment'),
      said(at('6 10:00'), 'processing'),
    );
    // the day of the 3rd is in the new date, the two hours of the 6th are not
    expect(view.effectiveDueAt).toBe(at('9 19:00'));
  });

  it('is no change when it is the first one', () => {
    const view = fold(
      said(at('2'), 'accepted'),
      ...supplement,
      said(at('5'), null, { due: { at: at('9 17:00') } }),
    );
    expect(view.effectiveDueAt).toBe(at('10 17:00'));
  });

  it('is no change when it was said again', () => {
    const view = fold(accepted, ...supplement, said(at('5'), null, { due: { at: at('6 17:00') } }));
    expect(view.effectiveDueAt).toBe(at('7 17:00'));
  });

  it('is no change when another of the same ts stood first', () => {
    const view = fold(
      accepted,
      ...supplement,
      said(at('5'), 'processing', { due: { at: at('6 17:00') } }),
      said(at('5'), 'payment', { due: { at: at('9 17:00') } }),
    );
    expect(view).toMatchObject({ dueAt: at('6 17:00'), effectiveDueAt: at('7 17:00') });
  });
});

describe('overdue', () => {
  const due = at('6 17:00');

  it('is an open case past its due date, from the microsecond after it', () => {
    const view = fold(accepted);
    expect(isOverdue(view, due)).toBe(false);
    expect(isOverdue(view, due + 1)).toBe(true);
  });

  it('is none that is closed, paused, or has no due date', () => {
    const later = at('20');
    expect(isOverdue(fold(accepted, said(at('10'), 'finished')), later)).toBe(false);
    expect(isOverdue(fold(accepted, said(at('10'), 'payment')), later)).toBe(false);
    expect(isOverdue(fold(said(at('2'), 'accepted')), later)).toBe(false);
    expect(isOverdue(fold(said(at('2'), 'new', { due: { at: due } })), later)).toBe(false);
  });

  it('goes on after the pause, whose end is not part of it', () => {
    const view = fold(accepted, said(at('5'), null, { pauses: [pause(at('8'), at('9'))] }));
    // due 6 17:00, moved by a day to 7 17:00
    expect(isOverdue(view, at('7 18:00'))).toBe(true);
    expect(isOverdue(view, at('8'))).toBe(false);
    expect(isOverdue(view, at('9'))).toBe(true);
  });
});
