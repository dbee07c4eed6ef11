import { dayOfIso, dueMoment, isWorkingDay } from '@nhip-xa/domain';
import { World } from '../../test/world';
import { CalendarRepository } from './calendar-repository';
import { PolicyRepository } from './policy-repository';
import { RuleChanges } from './rule-changes';

let world: World;
let calendars: CalendarRepository;
let policies: PolicyRepository;
let followed = 0;
const author = { who: 'quan-tri', role: 'admin', via: null };

beforeAll(async () => {
  world = await World.open();
  const { config } = world.opened;
  const changes = new RuleChanges(config, async () => {
    followed += 1;
    await world.ruleBook.load();
  });
  calendars = new CalendarRepository(config, changes, () =>
    Date.parse('2026-11-20T09:00:00+07:00'),
  );
  policies = new PolicyRepository(config, changes);
});
afterAll(() => world.close());

const works = (unit: string, day: string): boolean =>
  isWorkingDay(world.ruleBook.rules().calendars.of(unit), dayOfIso(day));
const audited = async (unit: string): Promise<string[]> =>
  (
    await world.query<{ action: string }>('SELECT action FROM audit WHERE unit = $1 ORDER BY id', [
      unit,
    ])
  ).map(({ action }) => action);

describe('as it is shipped', () => {
  it('2026 is complete, confirmed, with its swaps', async () => {
    const year = await calendars.year('VN', 2026);
    const of = (working: boolean) =>
      year?.days
        .filter((day) => day.state === 'confirmed' && day.working === working)
        .map(({ day }) => day.slice(5));
    expect(of(false)).toEqual([
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30'],
      ...['05-01', '08-31', '09-01', '09-02'],
    ]);
    expect(of(true)).toEqual(['01-10', '08-22']);
    expect(year).toMatchObject({
      hoursToday: {
        workday: [
          { from: '07:30', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
    });
  });

  it('received on Fri 13/2/2026, three working days end on Wed 25/2 [domain, worked example 6]', () => {
    const calendar = world.ruleBook.rules().calendars.of('VN');
    const due = dueMoment(calendar, Date.parse('2026-02-13T09:00:00+07:00'), { workingDays: 3 });
    expect(new Date(due)).toEqual(new Date('2026-02-25T17:00:00+07:00'));
  });

  it('24/11 is no day off, and says what an administrator should know', async () => {
    const year = await calendars.year('VN', 2026);
    const row = year?.days.find(({ day }) => day === '2026-11-24');
    expect(row).toMatchObject({ state: 'disabled', inForce: false });
    expect(row?.note).toContain('chưa xác minh');
    expect(works('VN', '2026-11-24')).toBe(true);
  });

  it('the national policy resolves feedback within 15 working days, and there is no other', async () => {
    const commune = await world.commune();
    expect(await policies.list(commune)).toMatchObject([
      {
        unit: 'VN',
        kind: 'feedback',
        channel: null,
        severity: null,
        intake: null,
        resolve: { amount: 15, unit: 'workingDays' },
      },
    ]);
  });
});

describe('a year', () => {
  it('that is proposed counts only when it is confirmed', async () => {
    const province = await world.province();
    // 1/1; Tết 5 and 2 made good; 16/4; 30/4, 1/5 and 1 made good; 1/9, 2/9; 24/11 is held ready
    expect(await calendars.propose(province, 2027, author)).toBe(14);
    expect(works(province, '2027-02-08')).toBe(true);
    const before = followed;
    expect(await calendars.confirm(province, 2027, author)).toBe(14);
    expect(followed).toBe(before + 1);
    expect(works(province, '2027-02-08')).toBe(false);
    expect(works(province, '2027-11-24')).toBe(true);
    expect(works('VN', '2027-02-08')).toBe(true);
    expect(await calendars.confirm(province, 2027, author)).toBe(0);
    expect(await audited(province)).toEqual(['calendar.propose', 'calendar.confirm']);
  });

  it('that is proposed once more leaves alone what a person has settled', async () => {
    const province = await world.province();
    await calendars.propose(province, 2027, author);
    await calendars.setDays(province, [{ day: '2027-02-10', set: 'working' }], author);
    expect(await calendars.propose(province, 2027, author)).toBe(13);
    const year = await calendars.year(province, 2027);
    expect(year?.days.find(({ day }) => day === '2027-02-10')).toMatchObject({
      working: true,
      state: 'confirmed',
      inForce: true,
    });
    expect(year?.days.filter(({ state }) => state === 'proposed')).toHaveLength(13);
  });
});

describe('a day', () => {
  it('of a commune holds there alone, until it is taken away', async () => {
    const province = await world.province();
    const [commune, other] = [await world.commune(province), await world.commune(province)];
    await calendars.setDays(
      commune,
      [
        { day: '2026-03-27', set: 'off', name: 'Lễ hội' },
        // the nation's day off is worked here
        { day: '2026-09-01', set: 'working' },
      ],
      author,
    );
    expect([works(commune, '2026-03-27'), works(other, '2026-03-27')]).toEqual([false, true]);
    expect([works(commune, '2026-09-01'), works(other, '2026-09-01')]).toEqual([true, false]);
    const year = await calendars.year(commune, 2026);
    expect(year?.days.filter(({ day }) => day === '2026-09-01')).toMatchObject([
      { unit: 'VN', working: false, inForce: false },
      { unit: commune, working: true, inForce: true },
    ]);
    await calendars.setDays(commune, [{ day: '2026-09-01', set: 'none' }], author);
    expect(works(commune, '2026-09-01')).toBe(false);
    expect(await audited(commune)).toEqual(['calendar.days', 'calendar.days']);
    expect(
      await world.query('SELECT unit FROM case_retellings WHERE unit = $1', [commune]),
    ).toEqual([{ unit: commune }]);
  });
});

describe('office hours', () => {
  const hours = (to: string) => ({ workday: [{ from: '08:00', to }], saturday: [] });

  it('hold from their day on, and those of the unit above before it', async () => {
    const province = await world.province();
    const commune = await world.commune(province);
    await calendars.setHours(province, '2026-01-01', hours('16:00'), author);
    await calendars.setHours(commune, '2026-12-01', hours('15:00'), author);
    expect((await calendars.year(commune, 2026))?.hoursToday).toEqual(hours('16:00'));
    await calendars.setHours(commune, '2026-11-01', hours('14:00'), author);
    expect(await calendars.year(commune, 2026)).toMatchObject({
      hoursToday: hours('14:00'),
      officeHours: [
        { unit: province, from: '2026-01-01' },
        { unit: commune, from: '2026-11-01' },
        { unit: commune, from: '2026-12-01' },
      ],
    });
    await calendars.setHours(commune, '2026-11-01', null, author);
    expect((await calendars.year(commune, 2026))?.hoursToday).toEqual(hours('16:00'));
  });

  it('have so many entries of one unit and no more', async () => {
    const commune = await world.commune();
    await world.query(
      `INSERT INTO office_hours (unit, from_day, workday, saturday, set_by)
       SELECT $1, '2020-01-01'::date + n, '[{"from": "08:00", "to": "16:00"}]', '[]', 'test'
       FROM generate_series(1, 50) n`,
      [commune],
    );
    const set = (from: string) => calendars.setHours(commune, from, hours('15:00'), author);
    expect(await set('2026-01-01')).toBe('too-many');
    // one that is there may be set anew
    expect(await set('2020-01-02')).toBe('set');
  });
});

describe('a policy', () => {
  const resolve = { amount: 10, unit: 'workingDays' as const, amountOnDayOff: null };
  const of = (unit: string, severity: 'urgent' | null = null) => ({
    ...{ unit, kind: 'feedback' as const, channel: null, severity, intake: null, resolve },
  });

  it('of the province stands before that of the nation, is replaced, and taken away', async () => {
    const province = await world.province();
    const commune = await world.commune(province);
    await policies.set(of(province), author);
    await policies.set({ ...of(province), resolve: { ...resolve, amount: 7 } }, author);
    await policies.set(of(province, 'urgent'), author);
    expect((await policies.list(commune)).map(({ unit, severity }) => [unit, severity])).toEqual([
      [province, null],
      [province, 'urgent'],
      ['VN', null],
    ]);
    const find = world.ruleBook.rules().policies.of('feedback', commune);
    expect(find({ channel: 'app', severity: 'low' })?.resolve?.amount).toBe(7);
    expect(await policies.remove(of(province), author)).toBe(true);
    expect(await policies.remove(of(province), author)).toBe(false);
    expect(await audited(province)).toEqual([
      ...['policy.set', 'policy.set', 'policy.set'],
      'policy.remove',
    ]);
  });

  it('is one of so many of its unit', async () => {
    const province = await world.province();
    await world.query(
      `INSERT INTO deadline_policies (unit, kind, channel, severity, resolve, set_by)
       SELECT $1, 'feedback', 'c' || n, '', '{"amount": 1, "unit": "hours", "amountOnDayOff": null}', 'test'
       FROM generate_series(1, 200) n`,
      [province],
    );
    expect(await policies.set(of(province), author)).toBe('too-many');
  });
});
