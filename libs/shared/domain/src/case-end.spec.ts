import { ONE_HOUR_US, PLAIN_WEEKS, at, pause, said } from '../test/statements';
import { foldCase, type CaseView } from './case-fold';
import { caseKind, type CaseKind } from './case-kinds';
import type { CaseStatement } from './case-statement';
import { workingTimeOf } from './case-working-time';

/** [766 §2.1], sentence by sentence; days are those of November 2026, the 2nd is a Monday. */

const fold = (...statements: CaseStatement[]): CaseView =>
  foldCase(caseKind('dossier') as CaseKind, statements, PLAIN_WEEKS);
const isLate = ({ closedAt, effectiveDueAt }: CaseView): boolean =>
  closedAt !== null && effectiveDueAt !== null && closedAt > effectiveDueAt;

/** Accepted on the 2nd, due on the 6th at 17:00. */
const accepted = said(at('2 08:00'), 'accepted', { due: { at: at('6 17:00') } });

describe('the end is "finished", else "returned", else "stopped" or withdrawn', () => {
  it.each([
    [['finished', 'returned'], '4'],
    // the result was handed out before the system was told that it was done
    [['returned', 'finished'], '5'],
    [['stopped', 'finished'], '5'],
    [['stopped', 'returned'], '5'],
    [['returned', 'stopped'], '4'],
    [['withdrawn', 'stopped'], '4'],
    [['withdrawn', 'finished'], '5'],
    [['stopped', 'returned', 'finished'], '6'],
  ])('%j ends on the %s', (states, day) => {
    const view = fold(
      accepted,
      ...states.map((state, index) => said(at(String(4 + index)), state)),
    );
    expect(view.closedAt).toBe(at(day));
  });

  it('of the last closing, not of one before it was open again', () => {
    const view = fold(
      accepted,
      said(at('3'), 'finished'),
      said(at('4'), 'processing'),
      said(at('5'), 'stopped'),
    );
    expect(view.closedAt).toBe(at('5'));
  });

  it('withdrawn is an end only once it had been accepted', () => {
    expect(fold(accepted, said(at('4'), 'withdrawn')).closedAt).toBe(at('4'));
    expect(fold(said(at('2'), 'new'), said(at('4'), 'withdrawn')).closedAt).toBeNull();
  });
});

describe('the time of a supplement is subtracted', () => {
  it('from the request to its completion', () => {
    const view = (closed: string): CaseView =>
      fold(
        accepted,
        said(at('3 08:00'), 'supplement'),
        said(at('4 08:00'), 'processing'),
        said(at(closed), 'finished'),
      );
    // a day of it: due on the 7th at 17:00
    expect(isLate(view('7 17:00'))).toBe(false);
    expect(isLate(view('7 17:01'))).toBe(true);
  });

  it('only as far as the case lasted', () => {
    // asked on the 9th, after it was due on the 6th, until the 30th by its source; closed on the 10th
    const view = fold(
      accepted,
      said(at('9'), 'processing', { pauses: [pause(at('9'), at('30'))] }),
      said(at('10'), 'finished'),
    );
    expect(view.pauses).toEqual([pause(at('9'), at('10'))]);
    expect(isLate(view)).toBe(true);
  });
});

describe('one request for supplements, and the citizen has not come back: it ended with the request', () => {
  const asked = (day: string): CaseView =>
    fold(accepted, said(at(day), 'supplement'), said(at('20'), 'stopped'));

  it('is on time when it was asked for by the due date, however late it was closed', () => {
    expect(isLate(asked('6 17:00'))).toBe(false);
  });

  it('is late when it was asked for after it', () => {
    expect(isLate(asked('6 17:01'))).toBe(true);
  });

  it('took the working time up to the request', () => {
    // Mon 2 08:00–11:30 and 13:30–17:00 are 7 hours, Tue 3 07:30–11:30 are 4
    expect(workingTimeOf(asked('3 12:00'), PLAIN_WEEKS).handledMin).toBe(11 * 60);
  });
});

it('more than one request can be told from the case: the indicator counts it late', () => {
  const view = fold(
    accepted,
    said(at('3 08:00'), 'supplement'),
    said(at('3 09:00'), 'processing'),
    said(at('3 10:00'), 'supplement'),
    said(at('3 11:00'), 'processing'),
    said(at('4'), 'finished'),
  );
  expect(view.supplements).toBe(2);
  expect(view.effectiveDueAt).toBe(at('6 17:00') + 2 * ONE_HOUR_US);
});

it('keeps the commune that took it in apart from the one that answers for it', () => {
  const view = fold(
    accepted,
    said(at('3'), null, { receivedBy: '20195' }),
    said(at('4'), 'finished'),
  );
  expect(view.receivedBy).toBe('20195');
});

describe('the working time of a case', () => {
  it('is told in minutes of office hours', () => {
    const view = fold(
      said(at('2 10:30'), 'new', { due: { at: at('4 17:00') } }),
      said(at('2 14:30'), 'accepted'),
      said(at('3 07:30'), 'supplement'),
      said(at('4 09:30'), 'processing'),
      said(at('5 08:30'), 'finished'),
    );
    expect(workingTimeOf(view, PLAIN_WEEKS)).toEqual({
      // 10:30–11:30, 13:30–14:30
      acceptMin: 2 * 60,
      // Mon 14:30–17:00 2.5, Tue 7.5, Wed 7.5, Thu 1
      resolveMin: 18.5 * 60,
      // the 20.5 of both, less Tue 7.5 and Wed 07:30–09:30
      handledMin: 11 * 60,
      // Mon 1 + 3.5, Tue 7.5, Wed 7.5
      allowedMin: 19.5 * 60,
    });
  });

  it('is none where a moment is missing', () => {
    expect(workingTimeOf(fold(said(at('2'), 'new')), PLAIN_WEEKS)).toEqual({
      acceptMin: null,
      resolveMin: null,
      handledMin: null,
      allowedMin: null,
    });
  });
});
