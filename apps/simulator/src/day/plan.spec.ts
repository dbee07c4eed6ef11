import { COMMUNE_CODE, EVENT_TYPE, LIMITS } from '@nhip-xa/contract';
import {
  caseKind,
  dayOfIso,
  dueMoment,
  foldCase,
  HOUR_MS,
  isOverdue,
  localDay,
  parseTime,
  startOfLocalDay,
  stateName,
  type CaseKind,
  type CaseStatement,
} from '@nhip-xa/domain';
import { COMMUNES, QUIET_COMMUNE, type Commune } from '../province/communes';
import { sourcesOf } from '../province/sources';
import { standingScenarios } from '../trouble/standing';
import { troubleOf } from '../trouble/trouble';
import type { Planned } from './messages';
import { planBetween, planDay, planProvinceDay, type World } from './plan';
import { CALENDAR } from './rhythm';
import { itemOf } from './wire';

const FRIDAY = dayOfIso('2026-11-20');
const SATURDAY = FRIDAY + 1;
const world: World = {
  seed: 20,
  trouble: troubleOf(standingScenarios()),
  firstDay: FRIDAY - 30,
};
const commune = (code: string): Commune => COMMUNES.find((each) => each.code === code) as Commune;
const hourOf = (ms: number): number => Math.floor((ms - startOfLocalDay(localDay(ms))) / HOUR_MS);

/** The cases of a plan, told as the server tells them. */
function casesOf(planned: readonly Planned[], kind: string) {
  const statements = new Map<string, CaseStatement[]>();
  for (const each of planned) {
    if (each.channel !== 'case' || each.say.kind !== kind) continue;
    const { id, state, dueIn, dueAtMs, openedAtMs } = each.say;
    const due = dueAtMs !== undefined ? { at: dueAtMs * 1e3 } : dueIn && { in: dueIn };
    const fields = {
      ...(openedAtMs === undefined ? {} : { openedAt: openedAtMs * 1e3 }),
      ...(due ? { due } : {}),
      attributes: each.say.attributes ?? {},
    };
    const own = statements.get(id) ?? [];
    own.push({ ts: each.atMs * 1e3, state, byPerson: false, fields });
    statements.set(id, own);
  }
  return [...statements.values()].map((own) => foldCase(caseKind(kind) as CaseKind, own, CALENDAR));
}

describe('the plan of a day', () => {
  it('is the same for the same seed, commune and day', () => {
    for (const each of COMMUNES.slice(0, 3)) {
      expect(planDay(world, each, FRIDAY)).toEqual(planDay({ ...world }, each, FRIDAY));
    }
  });

  it('is another for another seed or day', () => {
    const place = commune('06184');
    expect(planDay({ ...world, seed: 21 }, place, FRIDAY)).not.toEqual(
      planDay(world, place, FRIDAY),
    );
  });

  it('holds only its own day, in order, and together the days are the whole', () => {
    const place = commune('06184');
    const days = [FRIDAY - 1, FRIDAY, SATURDAY];
    const parts = days.map((day) => planDay(world, place, day));
    parts.forEach((part, index) => {
      expect(part.every(({ atMs }) => localDay(atMs) === days[index])).toBe(true);
    });
    const whole = planBetween(
      world,
      place,
      startOfLocalDay(FRIDAY - 1),
      startOfLocalDay(SATURDAY + 1),
    );
    expect(parts.flat()).toEqual(whole);
  });

  it('has its dossiers at 8–10 h and 14–16 h, few at night, few on days off', () => {
    const opened = (day: number): number[] =>
      planProvinceDay(world, day)
        .filter((each) => each.channel === 'case' && each.say.kind === 'dossier')
        .filter((each) => each.channel === 'case' && each.say.openedAtMs === each.atMs)
        .map(({ atMs }) => hourOf(atMs));
    const friday = opened(FRIDAY);
    const within = (from: number, to: number): number =>
      friday.filter((hour) => from <= hour && hour < to).length;
    expect(friday.length).toBeGreaterThan(200);
    expect(within(8, 10)).toBeGreaterThan(within(10, 12) * 1.4);
    expect(within(14, 16)).toBeGreaterThan(within(16, 18) * 1.4);
    expect(within(0, 6)).toBeLessThan(friday.length * 0.05);
    expect(opened(SATURDAY).length).toBeLessThan(friday.length * 0.3);
  });
});

describe('the messages of a day', () => {
  const planned = planProvinceDay(world, FRIDAY);
  const known = new Map(
    COMMUNES.flatMap(sourcesOf).map((spec) => [spec.key, spec.create] as const),
  );

  it('come from sources that exist and may say that', () => {
    for (const each of planned) {
      const source = known.get(each.source);
      expect(source).toBeDefined();
      expect(each.commune).toMatch(COMMUNE_CODE);
      expect(each.source.startsWith(`${each.commune}.`)).toBe(true);
      if (source?.kind === 'camera') expect(each.say).toMatchObject({ kind: 'detection' });
      if (source?.kind === 'device') expect(each.say).toMatchObject({ kind: 'alarm' });
    }
  });

  it('keep the contract', () => {
    for (const each of planned) {
      expect(each.say.id.length).toBeLessThanOrEqual(LIMITS.idCharacters);
      expect(Number.isInteger(each.atMs)).toBe(true);
      if (each.channel === 'event') {
        expect(each.say.type).toMatch(EVENT_TYPE);
        if (each.say.amount !== undefined) expect(each.say.amount).toBeGreaterThan(0);
      } else {
        expect(stateName(caseKind(each.say.kind) as CaseKind, each.say.state)).toBe(each.say.state);
      }
      const item = itemOf(each);
      for (const field of ['ts', 'openedAt', 'acceptedAt', 'dueAt']) {
        if (field in item) expect(parseTime(item[field])).toMatchObject({ zoneless: false });
      }
    }
  });

  it('keep the zeros of administrative codes', () => {
    for (const each of planned) {
      expect(each.source).toMatch(/^0\d{4}\./);
      if (each.say.village) expect(each.say.village).toMatch(/^0\d{4}-\d$/);
    }
  });

  it('name no person', () => {
    const personal = /"(name|hoTen|phone|soDienThoai|plate|bienSo|cccd|address|email)"/i;
    expect(JSON.stringify(planned.map((each) => itemOf(each)))).not.toMatch(personal);
  });

  it('say no two things of one case at one moment', () => {
    const moments = planned.map((each) => `${each.commune}|${each.say.id}|${each.atMs}`);
    expect(new Set(moments).size).toBe(planned.length);
  });
});

describe('the month that led to a day', () => {
  const at = startOfLocalDay(FRIDAY) + 11 * HOUR_MS;
  const told = (code: string): Planned[] =>
    planBetween(world, commune(code), startOfLocalDay(FRIDAY - 30), at);
  const overdue = (code: string, kind: string): number =>
    casesOf(told(code), kind).filter((each) => isOverdue(each, at * 1e3)).length;

  it.each([
    ['06211', 4, 7],
    ['06184', 1, 3],
    [QUIET_COMMUNE, 0, 0],
  ])('leaves commune %s with %d to %d overdue dossiers', (code, least, most) => {
    const found = overdue(code, 'dossier');
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });

  it('leaves the backlog at any hour of any day', () => {
    const cases = casesOf(
      planBetween(
        world,
        commune('06211'),
        startOfLocalDay(FRIDAY - 30),
        startOfLocalDay(FRIDAY + 7),
      ),
      'dossier',
    );
    for (let hour = 0; hour < 24 * 7; hour += 1) {
      const nowUs = (startOfLocalDay(FRIDAY) + hour * HOUR_MS) * 1e3;
      const open = cases.filter(
        (each) =>
          each.effectiveDueAt !== null &&
          each.effectiveDueAt < nowUs &&
          (each.closedAt === null || each.closedAt > nowUs) &&
          each.openedAt < nowUs,
      );
      expect(open.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('has only now and then an overdue dossier elsewhere', () => {
    const others = COMMUNES.filter(({ code }) => !['06211', '06184'].includes(code));
    const found = others.map(({ code }) => overdue(code, 'dossier'));
    expect(found.filter((number) => number > 0).length).toBeLessThanOrEqual(3);
    expect(Math.max(...found)).toBeLessThanOrEqual(2);
  });

  it('has about four dossiers of five online, and nearly all on time', () => {
    for (const { code } of COMMUNES) {
      const dossiers = casesOf(told(code), 'dossier');
      const online = dossiers.filter((each) => each.attributes['channel'] === 'online');
      expect(online.length / dossiers.length).toBeGreaterThan(0.6);
      const closed = dossiers.filter((each) => each.closedAt !== null);
      const late = closed.filter(
        (each) => (each.closedAt ?? 0) > (each.effectiveDueAt ?? Infinity),
      );
      expect(late.length / closed.length).toBeLessThan(code === '06211' ? 0.05 : 0.02);
    }
  });

  it('leaves open dossiers with deadlines to come', () => {
    const open = casesOf(told('05977'), 'dossier').filter(
      (each) => each.openFrom !== null && each.openTo === null,
    );
    expect(open.length).toBeGreaterThan(10);
    expect(open.some((each) => (each.effectiveDueAt ?? 0) > at * 1e3)).toBe(true);
  });
});

it('reckons deadlines as the contract does', () => {
  const friday = startOfLocalDay(FRIDAY) + 9 * HOUR_MS;
  expect(dueMoment(CALENDAR, friday, { workingDays: 1 })).toBe(
    startOfLocalDay(FRIDAY + 3) + 17 * HOUR_MS,
  );
});
