import { LIMITS, type ScreenReport } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import type { Author } from '@nhip-xa/ports';
import { Partitions } from '../database/partitions';
import { Maintenance } from '../maintenance';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { ScreenRepository } from './display-screens';
import { DisplayRepository } from './displays';

const author: Author = { who: 'lan', role: 'admin', via: null };
const T0 = Date.parse('2026-11-20T08:00:00+07:00');
const MINUTE_MS = 60_000;
const screenId = (n: number): string => `0b8f6a52-6d7e-4a53-9d6c-${String(n).padStart(12, '0')}`;

const report = (over: Partial<ScreenReport> = {}): ScreenReport => ({
  screen: screenId(1),
  version: '1.0.0',
  width: 3840,
  height: 2160,
  scene: 'overview',
  drawnMs: 180,
  uptimeSeconds: 600,
  ...over,
});

let opened: OpenedDatabase;
let displays: DisplayRepository;
let screens: ScreenRepository;
let made = 0;
const display = async (): Promise<string> => {
  const hash = new Uint8Array(32).fill((made += 1));
  return (await displays.create({ unit: 'VN', name: 'Phòng họp', hash }, author)).id;
};
const of = async (id: string) => (await screens.of([id])).get(id) ?? [];

beforeAll(async () => {
  opened = await openDatabase();
  displays = new DisplayRepository(opened.config);
  screens = new ScreenRepository(opened.config);
});
afterAll(() => opened.close());

describe('a display', () => {
  it('keeps how its wall behaves until that is taken back, and every change is written down', async () => {
    const settings = { ...usualWall('commune'), chime: true };
    const hash = new Uint8Array(32).fill(200);
    const { id } = await displays.create({ unit: 'VN', name: 'Sảnh', hash, settings }, author);
    await expect(displays.one(id)).resolves.toMatchObject({ name: 'Sảnh', settings });
    await expect(displays.patch(id, { name: 'Hội trường' }, author)).resolves.toMatchObject({
      name: 'Hội trường',
      settings,
    });
    await displays.patch(id, { settings: null }, author);
    await expect(displays.one(id)).resolves.toMatchObject({ name: 'Hội trường', settings: null });
    const rows = await opened.dataSource.query<object[]>(
      `SELECT before->>'name' AS before, after->>'name' AS after FROM audit
       WHERE action = 'display.patch' AND target = $1 ORDER BY id`,
      [`display ${id}`],
    );
    expect(rows).toEqual([
      { before: 'Sảnh', after: 'Hội trường' },
      { before: 'Hội trường', after: 'Hội trường' },
    ]);
    await displays.revoke(id, author);
    await expect(displays.patch(id, { name: 'x' }, author)).resolves.toBeUndefined();
  });
});

describe('a screen', () => {
  it('stands as it last reported, since it was loaded', async () => {
    const id = await display();
    await screens.report(id, report(), T0);
    // a minute later, told two seconds late: it is the same load
    const later = report({ scene: 'map', drawnMs: null, uptimeSeconds: 658 });
    await expect(screens.report(id, later, T0 + MINUTE_MS)).resolves.toBe('kept');
    expect(await of(id)).toEqual([
      {
        id: screenId(1),
        version: '1.0.0',
        width: 3840,
        height: 2160,
        scene: 'map',
        drawnMs: null,
        startedAt: new Date(T0 - 600_000).toISOString(),
        lastSeenAt: new Date(T0 + MINUTE_MS).toISOString(),
        faults: 0,
        lastFault: null,
        lastFaultAt: null,
      },
    ]);
  });

  it('counts its faults until it is loaded anew, and remembers the last', async () => {
    const id = await display();
    const fault = { screen: screenId(1), version: '1.0.0', where: 'map', message: 'hỏng' };
    // not heard of before: nothing to count it by
    await screens.fault(id, fault, T0);
    expect(await of(id)).toEqual([]);
    await screens.report(id, report(), T0);
    await screens.fault(id, fault, T0 + 1_000);
    await screens.fault(id, { ...fault, where: 'services' }, T0 + 2_000);
    await screens.report(id, report({ uptimeSeconds: 660 }), T0 + MINUTE_MS);
    const last = {
      lastFault: 'services: hỏng',
      lastFaultAt: new Date(T0 + 2_000).toISOString(),
    };
    expect(await of(id)).toMatchObject([{ faults: 2, ...last }]);
    await screens.report(id, report({ uptimeSeconds: 10 }), T0 + 2 * MINUTE_MS);
    const startedAt = new Date(T0 + 110_000).toISOString();
    expect(await of(id)).toMatchObject([{ faults: 0, ...last, startedAt }]);
  });

  it('gives way to a new one when it is the oldest silent of too many', async () => {
    const id = await display();
    for (let n = 1; n <= LIMITS.screensPerDisplay; n += 1) {
      await screens.report(id, report({ screen: screenId(n) }), T0 + n);
    }
    const extra = report({ screen: screenId(99) });
    // all are alive: none gives way
    await expect(screens.report(id, extra, T0 + MINUTE_MS)).resolves.toBe('full');
    // … but those that are there may go on
    await expect(screens.report(id, report({ screen: screenId(1) }), T0 + MINUTE_MS)).resolves.toBe(
      'kept',
    );
    const silentMs = T0 + MINUTE_MS + LIMITS.screenSilentSeconds * 1_000;
    await expect(screens.report(id, extra, silentMs)).resolves.toBe('kept');
    const ids = (await of(id)).map((each) => each.id);
    expect(ids).toHaveLength(LIMITS.screensPerDisplay);
    expect(ids).toContain(screenId(1));
    expect(ids).not.toContain(screenId(2));
  });

  it('goes with its display, and does not come back', async () => {
    const id = await display();
    await screens.report(id, report(), T0);
    await displays.revoke(id, author);
    expect(await of(id)).toEqual([]);
    await expect(screens.report(id, report(), T0 + MINUTE_MS)).resolves.toBe('gone');
    expect(await of(id)).toEqual([]);
  });

  it('is forgotten when it was silent for 30 days', async () => {
    const id = await display();
    await screens.report(id, report(), T0);
    await screens.report(id, report({ screen: screenId(2) }), T0 + 2_000);
    const dayMs = 24 * 60 * MINUTE_MS;
    const { database } = opened;
    const partitions = new Partitions(database, () => undefined);
    await new Maintenance(database, partitions, () => T0 + 30 * dayMs + 1_000).run();
    expect((await of(id)).map((each) => each.id)).toEqual([screenId(2)]);
  });

  it('is told apart from those of other displays', async () => {
    const [one, other] = [await display(), await display()];
    await screens.report(one, report(), T0);
    await screens.report(other, report({ width: 1080 }), T0);
    const found = await screens.of([one, other]);
    expect(found.get(one)).toMatchObject([{ width: 3840 }]);
    expect(found.get(other)).toMatchObject([{ width: 1080 }]);
  });
});
