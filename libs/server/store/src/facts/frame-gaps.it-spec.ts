import { KpiBook, feedingGroupsOf, type KpiDefinition } from '@nhip-xa/domain';
import type { Decoded, SourceIdentity } from '@nhip-xa/ports';
import { us } from '../../test/items';
import { World, builtIn } from '../../test/world';

/** Cameras without a good frame for 2 hours. */
const DARK: KpiDefinition = {
  ...builtIn('cameras-online'),
  code: 'cameras-dark',
  rollUp: 'sum',
  measure: {
    numerator: [
      { fact: 'source', kinds: ['camera'], aggregate: 'count', where: { darkForHours: 2 } },
    ],
  },
};

let world: World;
let commune: string;
let camera: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
  world.book = new KpiBook([DARK]);
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  camera = await world.source(commune, { kind: 'camera' });
  // the camera was registered at 06:00 of that day
  await world.query('UPDATE sources SET created_at = $2 WHERE id = $1', [
    camera.id,
    '2026-11-20T06:00:00+07:00',
  ]);
});

const at = (time: string): number => us(`2026-11-20T${time}:00+07:00`);
const frame = (time: string): Decoded => ({
  item: { fact: 'frame', atUs: at(time), contentType: 'image/jpeg', bytes: Buffer.from(time) },
  undated: false,
  notes: [],
});
/** Frames of these moments in one message that came at the last of them. */
async function seen(...times: string[]): Promise<void> {
  world.nowUs = at(times.at(-1) as string);
  await world.say(camera, times.map(frame));
}
const gaps = async (): Promise<string[]> => {
  const rows = await world.query<{ span: string }>(
    `SELECT to_char(from_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI') || '-' ||
       to_char(to_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI') AS span
     FROM frame_gaps WHERE source_id = $1 ORDER BY to_at`,
    [camera.id],
  );
  return rows.map(({ span }) => span);
};
const darkAt = async (time: string): Promise<number | null | undefined> => {
  const asked = [{ definition: DARK, groups: feedingGroupsOf(DARK.measure) }];
  const [measured] = await world.kpis.measurePast(asked, [commune], at(time) / 1_000);
  return measured?.numerator;
};

describe('a span without a good frame', () => {
  it('is kept once it is over, where it was longer than an hour', async () => {
    await seen('07:00');
    await seen('08:00');
    expect(await gaps()).toEqual([]);
    await seen('09:01');
    await seen('09:10');
    await seen('13:00');
    expect(await gaps()).toEqual(['08:00-09:01', '09:10-13:00']);
  });

  it('lets the past be told as it was: dark two hours after the last frame, until the next', async () => {
    await seen('07:00');
    await seen('11:00');
    await seen('11:30');
    expect(await Promise.all(['08:59', '09:00', '10:59', '11:00'].map(darkAt))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('begins with its registration where there was no frame before', async () => {
    await seen('09:30');
    expect(await gaps()).toEqual(['06:00-09:30']);
    expect(await Promise.all(['07:59', '08:00', '09:29', '09:30'].map(darkAt))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('ends with the first frame of several that come at once', async () => {
    await seen('07:00');
    await seen('09:00', '09:01', '12:00');
    expect(await gaps()).toEqual(['07:00-09:00', '09:01-12:00']);
  });

  it('began with the last frame, though that has expired meanwhile', async () => {
    await seen('07:00');
    await world.query('DELETE FROM frames WHERE source_id = $1', [camera.id]);
    await seen('10:00');
    expect(await gaps()).toEqual(['07:00-10:00']);
  });

  it('is not begun anew by the same frame sent again', async () => {
    await seen('07:00');
    await seen('10:00');
    await seen('10:00');
    await seen('07:00');
    expect(await gaps()).toEqual(['07:00-10:00']);
  });
});
