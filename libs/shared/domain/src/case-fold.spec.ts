import { ONE_HOUR_US, PLAIN_WEEKS, YEAR_2026, at, said } from '../test/statements';
import { foldCase, type CaseView } from './case-fold';
import { caseKind, type CaseKind } from './case-kinds';
import type { CaseStatement } from './case-statement';

const kindOf = (name: string): CaseKind => caseKind(name) as CaseKind;
const fold = (kind: string, ...statements: CaseStatement[]): CaseView =>
  foldCase(kindOf(kind), statements, PLAIN_WEEKS);

describe('a dossier that takes its usual way', () => {
  const view = fold(
    'dossier',
    said(at('2 08:00'), 'new', { due: { at: at('9 17:00') } }),
    said(at('2 09:00'), 'accepted'),
    said(at('3 10:00'), 'processing'),
    said(at('6 15:00'), 'finished'),
    said(at('9 09:00'), 'returned'),
  );

  it('opens with its first word, and is open from its acceptance', () => {
    expect(view).toMatchObject({ openedAt: at('2 08:00'), acceptedAt: at('2 09:00') });
    expect(view).toMatchObject({ openFrom: at('2 09:00'), openTo: at('6 15:00') });
  });

  it('is returned, but was closed when it was finished', () => {
    expect(view).toMatchObject({ state: 'returned', closedAt: at('6 15:00') });
  });

  it('has the newest ts of all', () => {
    expect(view.ts).toBe(at('9 09:00'));
  });
});

describe('what counts as open and as closed', () => {
  it.each([
    ['dossier', 'new', false, false],
    ['dossier', 'accepted', true, false],
    ['dossier', 'refused', false, false],
    ['dossier', 'processing', true, false],
    ['dossier', 'supplement', true, false],
    ['dossier', 'payment', true, false],
    ['dossier', 'withdrawn', false, false],
    ['dossier', 'stopped', false, true],
    ['dossier', 'finished', false, true],
    ['dossier', 'returned', false, true],
    ['document', 'processing', true, false],
    ['document', 'finished', false, true],
    ['task', 'assigned', true, false],
    ['task', 'cancelled', false, false],
    ['feedback', 'new', true, false],
    ['feedback', 'confirmed', true, false],
    ['feedback', 'resolved', false, true],
    ['feedback', 'refused', false, true],
    ['incident', 'onsite', true, false],
    ['incident', 'closed', false, true],
    ['detection', 'pending', true, false],
    ['detection', 'confirmed', false, true],
    ['detection', 'rejected', false, true],
    ['ticket', 'waiting', true, false],
    ['ticket', 'called', false, true],
    ['ticket', 'gone', false, false],
    ['alarm', 'active', true, false],
    ['alarm', 'cleared', false, true],
    ['bulletin', 'active', true, false],
    ['bulletin', 'withdrawn', false, true],
  ])('%s %s: open %s, closed %s', (kind, state, open, closed) => {
    const view = fold(kind, said(at('2'), state));
    expect(view.openFrom !== null && view.openTo === null).toBe(open);
    expect(view.closedAt !== null).toBe(closed);
  });

  it('withdrawn closes a dossier that had been accepted', () => {
    const view = fold('dossier', said(at('2'), 'accepted'), said(at('3'), 'withdrawn'));
    expect(view).toMatchObject({ closedAt: at('3'), openTo: at('3') });
  });

  it('withdrawn closes a dossier of which a later word tells that it had been accepted', () => {
    const view = fold(
      'dossier',
      said(at('3'), 'withdrawn'),
      said(at('4'), null, { acceptedAt: at('2') }),
    );
    expect(view).toMatchObject({ closedAt: at('3'), acceptedAt: at('2') });
  });

  it('withdrawn before acceptance is neither', () => {
    const view = fold('dossier', said(at('2'), 'new'), said(at('3'), 'withdrawn'));
    expect(view).toMatchObject({ closedAt: null, openFrom: null });
  });

  it('a dossier that was only ever new when it is finished closes with that, not with its beginning', () => {
    // accepted and processing never came
    const view = fold('dossier', said(at('2'), 'new'), said(at('6'), 'finished'));
    expect(view).toMatchObject({ closedAt: at('6'), openedAt: at('2') });
  });

  it('a cancelled task that is finished after all closes with that', () => {
    const view = fold(
      'task',
      said(at('2'), 'processing'),
      said(at('3'), 'cancelled'),
      said(at('5'), 'finished'),
    );
    expect(view).toMatchObject({ openTo: at('3'), closedAt: at('5') });
  });
});

describe('the moments a source states', () => {
  it('stand instead of those of its messages', () => {
    const view = fold(
      'dossier',
      said(at('3'), 'accepted', { openedAt: at('1'), acceptedAt: at('2') }),
      said(at('6'), 'finished', { closedAt: at('5') }),
    );
    expect(view).toMatchObject({ openedAt: at('1'), acceptedAt: at('2'), closedAt: at('5') });
    expect(view).toMatchObject({ openFrom: at('2'), openTo: at('5') });
  });

  it('are those of the messages again once null has cleared them', () => {
    const view = fold(
      'dossier',
      said(at('3'), 'accepted', { openedAt: at('1'), acceptedAt: at('2') }),
      said(at('6'), 'finished', { closedAt: at('5') }),
      said(at('7'), null, { openedAt: null, acceptedAt: null, closedAt: null }),
    );
    expect(view).toMatchObject({ openedAt: at('3'), acceptedAt: at('3'), closedAt: at('6') });
  });

  it('a closedAt of an open case is none', () => {
    expect(fold('dossier', said(at('3'), 'processing', { closedAt: at('2') })).closedAt).toBeNull();
  });
});

describe('a case that is open again', () => {
  const reopened = [
    said(at('2'), 'accepted'),
    said(at('5'), 'finished', { closedAt: at('4') }),
    said(at('6'), 'processing'),
  ];

  it('has no closedAt', () => {
    expect(fold('dossier', ...reopened)).toMatchObject({ closedAt: null, openTo: null });
  });

  it('closes anew with the next closing state, not with the closedAt of its first life', () => {
    const view = fold('dossier', ...reopened, said(at('8'), 'finished'));
    expect(view).toMatchObject({ closedAt: at('8'), openTo: at('8'), openFrom: at('2') });
  });
});

describe('messages may be partial', () => {
  it('each field keeps the value of the latest ts that gave one', () => {
    const view = fold(
      'dossier',
      said(at('2'), 'new', { category: 'đất đai', severity: 'low', village: 'Thôn 1' }),
      said(at('3'), null, { severity: 'high' }),
      said(at('4'), 'accepted', { village: null }),
    );
    expect(view).toMatchObject({ category: 'đất đai', severity: 'high', village: null });
  });

  it('each attribute is a field of its own, and null clears it', () => {
    const view = fold(
      'dossier',
      said(at('2'), 'new', { attributes: { channel: 'counter', fee: 20_000, owner: 'a' } }),
      said(at('3'), null, { attributes: { channel: 'online', owner: null } }),
    );
    expect(view.attributes).toEqual({ channel: 'online', fee: 20_000 });
  });

  it('null clears all attributes given until then', () => {
    const view = fold(
      'dossier',
      said(at('2'), 'new', { attributes: { channel: 'counter' } }),
      said(at('3'), null, { attributes: null }),
      said(at('4'), null, { attributes: { fee: 1 } }),
    );
    expect(view.attributes).toEqual({ fee: 1 });
  });

  it('of an equal ts the first stands: state, field and attribute', () => {
    const view = fold(
      'feedback',
      said(at('2'), 'accepted', { category: 'rác', attributes: { channel: 'app' } }),
      said(at('2'), 'processing', { category: 'đường', attributes: { channel: 'web', score: 1 } }),
    );
    expect(view).toMatchObject({ state: 'accepted', category: 'rác' });
    expect(view.attributes).toEqual({ channel: 'app', score: 1 });
  });

  it('of an equal ts a null that came first stands too', () => {
    const view = fold(
      'feedback',
      said(at('1'), 'new', { category: 'rác' }),
      said(at('2'), null, { category: null }),
      said(at('2'), null, { category: 'đường' }),
    );
    expect(view.category).toBeNull();
  });

  it('a case of which no state was told counts as neither open nor closed', () => {
    const view = fold('dossier', said(at('2'), null, { category: 'hộ tịch' }));
    expect(view).toMatchObject({ state: null, openFrom: null, closedAt: null, openedAt: at('2') });
  });

  it('an attribute may bear any name', () => {
    const attributes = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}') as object;
    const view = fold('dossier', said(at('2'), 'new', { attributes: { ...attributes } }));
    expect(Object.keys(view.attributes).sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe("a person's verdict", () => {
  const byPerson = true;

  it('is not undone by what a device says later', () => {
    const view = fold(
      'detection',
      said(at('2'), 'pending'),
      said(at('3'), 'rejected', {}, byPerson),
      said(at('4'), 'confirmed'),
      said(at('5'), 'pending'),
    );
    expect(view).toMatchObject({ state: 'rejected', closedAt: at('3') });
  });

  it('stands before what a device said at the same moment', () => {
    const pending = said(at('2'), 'pending');
    const device = said(at('3'), 'confirmed');
    const person = said(at('3'), 'rejected', {}, byPerson);
    expect(fold('detection', pending, device, person).state).toBe('rejected');
    expect(fold('detection', pending, person, device).state).toBe('rejected');
  });

  it('may be changed by a person', () => {
    const view = fold(
      'detection',
      said(at('2'), 'pending'),
      said(at('3'), 'rejected', {}, byPerson),
      said(at('4'), 'confirmed', {}, byPerson),
    );
    expect(view.state).toBe('confirmed');
  });

  it('takes in what a device adds besides its state', () => {
    const view = fold(
      'detection',
      said(at('2'), 'pending'),
      said(at('3'), 'confirmed', {}, byPerson),
      said(at('4'), 'pending', { attributes: { clip: 'c1' } }),
    );
    expect(view.attributes).toEqual({ clip: 'c1' });
  });
});

describe('a due date', () => {
  it('is the very moment that was stated', () => {
    expect(fold('task', said(at('2'), 'assigned', { due: { at: at('5 09:13') } })).dueAt).toBe(
      at('5 09:13'),
    );
  });

  it('of so many working days counts from the acceptance', () => {
    // opened Monday 2, accepted Tuesday 3: 3 working days are 4, 5, 6
    const view = fold(
      'dossier',
      said(at('2 08:00'), 'new', { due: { in: { workingDays: 3 } } }),
      said(at('3 08:00'), 'accepted'),
    );
    expect(view.dueAt).toBe(at('6 17:00'));
  });

  it('counts from the opening where nothing was accepted', () => {
    const view = fold('dossier', said(at('2 08:00'), 'new', { due: { in: { workingDays: 3 } } }));
    expect(view.dueAt).toBe(at('5 17:00'));
  });

  it('follows the calendar: received before Tết 2026, due after it', () => {
    const received = Date.parse('2026-02-13T09:00:00+07:00') * 1000;
    const statement = said(received, 'accepted', { due: { in: { workingDays: 3 } } });
    expect(foldCase(kindOf('dossier'), [statement], YEAR_2026).dueAt).toBe(
      Date.parse('2026-02-25T17:00:00+07:00') * 1000,
    );
  });

  it('is whole microseconds, whatever the hours and the moment', () => {
    const opened = at('2 08:00') + 123;
    const dueIn = (workingHours: number) => ({ due: { in: { workingHours } } });
    expect(fold('feedback', said(opened, 'new', dueIn(2))).dueAt).toBe(opened + 2 * ONE_HOUR_US);
    expect(Number.isInteger(fold('feedback', said(opened, 'new', dueIn(0.1234567891))).dueAt)).toBe(
      true,
    );
  });

  it('is none once null has cleared it', () => {
    const view = fold(
      'task',
      said(at('2'), 'assigned', { due: { at: at('5') } }),
      said(at('3'), null, { due: null }),
    );
    expect(view).toMatchObject({ dueAt: null, effectiveDueAt: null });
  });
});

it('refuses to tell a case of which nothing was said', () => {
  expect(() => fold('dossier')).toThrow(RangeError);
});
