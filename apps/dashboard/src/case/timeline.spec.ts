import type { CaseFact } from '@nhip-xa/contract';
import { lifeOf, placeOf, ticksOf } from './timeline';

const at = (local: string): string => new Date(`2026-11-${local}:00+07:00`).toISOString();
const ms = (local: string): number => Date.parse(at(local));
const step = (ts: string, state: string | null, receivedAt = ts) => ({
  ts: at(ts),
  receivedAt: at(receivedAt),
  state,
});

const dossier = (over: Partial<CaseFact>): CaseFact => ({
  ...{ unit: '06211', kind: 'dossier', id: 'H-1', source: null, ts: null, state: 'processing' },
  ...{ openedAt: at('02T08:00'), acceptedAt: at('02T08:00'), closedAt: null },
  ...{ dueAt: at('06T17:00'), effectiveDueAt: at('06T17:00'), pauses: [], severity: null },
  ...{ category: null, village: null, location: null, receivedBy: null, attributes: {} },
  ...{ open: true, overdue: false, late: false, history: [] },
  ...over,
});

describe('the life of a case', () => {
  it('is each state until the next, the last until now', () => {
    const history = [step('03T08:00', 'processing'), step('02T08:00', 'accepted')];
    const life = lifeOf(dossier({ history }), ms('04T10:00'));
    expect(life.rows).toMatchObject([
      { name: 'accepted', fromMs: ms('02T08:00'), toMs: ms('03T08:00'), lasts: false },
      { name: 'processing', fromMs: ms('03T08:00'), toMs: ms('04T10:00'), lasts: true },
    ]);
    expect(life.marks).toEqual([
      { kind: 'effectiveDueAt', ms: ms('06T17:00') },
      { kind: 'now', ms: ms('04T10:00') },
    ]);
    expect(life.fromMs).toBe(ms('02T08:00'));
  });

  it('has a moment for its end, and the stretch past the deadline', () => {
    const history = [step('02T08:00', 'accepted'), step('08T09:00', 'finished')];
    const closed = { closedAt: at('08T09:00'), open: false, late: true, history };
    const life = lifeOf(dossier(closed), ms('20T10:00'));
    expect(life.rows).toMatchObject([
      { name: 'accepted', toMs: ms('08T09:00') },
      { name: 'finished', fromMs: ms('08T09:00'), toMs: ms('08T09:00') },
      { kind: 'past', name: 'late', fromMs: ms('06T17:00'), toMs: ms('08T09:00'), lasts: false },
    ]);
    // nothing of it lies after its end
    expect(life.marks.map(({ kind }) => kind)).toEqual(['effectiveDueAt']);
  });

  it('shows pauses, each once, and both deadlines where they differ', () => {
    const history = [
      step('02T08:00', 'accepted'),
      step('03T08:00', 'supplement'),
      step('04T08:00', 'processing'),
    ];
    const pauses = [
      { from: at('03T08:00'), to: at('04T08:00'), why: 'supplement' as const },
      { from: at('05T08:00'), to: null, why: 'payment' as const },
    ];
    const over = { history, pauses, effectiveDueAt: at('07T17:00') };
    const life = lifeOf(dossier(over), ms('05T20:00'));
    expect(life.rows.filter(({ paused }) => paused)).toMatchObject([
      { kind: 'state', name: 'supplement' },
      { kind: 'pause', name: 'payment', fromMs: ms('05T08:00'), toMs: ms('05T20:00'), lasts: true },
    ]);
    expect(life.marks.map(({ kind }) => kind)).toEqual(['dueAt', 'effectiveDueAt', 'now']);
  });

  it('marks what the server learnt late, and leaves out statements without a state', () => {
    const history = [
      step('02T08:00', 'accepted', '02T08:09'),
      step('02T09:00', null),
      step('03T08:00', 'processing', '03T09:00'),
    ];
    const { rows } = lifeOf(dossier({ history }), ms('04T10:00'));
    expect(rows.map(({ receivedMs }) => receivedMs)).toEqual([null, ms('03T09:00')]);
  });

  it('of very many states shows the last ones and says how many are not drawn', () => {
    const history = Array.from({ length: 20 }, (_, n) =>
      step(`02T08:${String(n + 10)}`, n % 2 ? 'processing' : 'supplement'),
    );
    const life = lifeOf(dossier({ history }), ms('04T10:00'));
    expect([life.rows.length, life.hidden]).toEqual([14, 6]);
  });
});

it('places moments on the scale, and never outside of it', () => {
  const scale = { fromMs: 0, toMs: 200 };
  expect([-5, 0, 50, 200, 300].map((at) => placeOf(scale, at))).toEqual([0, 0, 25, 100, 100]);
});

it('counts ticks from local midnights', () => {
  // 2 days 9 hours: by 12 hours there are 5
  expect(ticksOf({ fromMs: ms('02T08:00'), toMs: ms('04T17:00') })).toEqual(
    ['02T12:00', '03T00:00', '03T12:00', '04T00:00', '04T12:00'].map(ms),
  );
});
