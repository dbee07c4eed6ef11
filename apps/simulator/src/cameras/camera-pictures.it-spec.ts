import sharp from 'sharp';
import { startOfLocalDay, dayOfIso, HOUR_MS } from '@nhip-xa/domain';
import { ALL_SOURCES } from '../province/provision';
import { troubleOf } from '../trouble/trouble';
import { CameraPictures } from './camera-pictures';
import { PICTURE, SCENES, type Light } from './scenery';
import { shotOf, type Shot } from './shot';

const DAY = startOfLocalDay(dayOfIso('2026-11-26'));
const HOURS: Readonly<Record<Light, number>> = { day: 12, twilight: 18, night: 23 };
/** What a wall and a list can fetch by the hundred. */
const MOST_BYTES = 40_000;

const shotAt = (scene: string, hour: number): Shot => {
  const spec = ALL_SOURCES.find((each) => each.scene === scene && each.commune.code === '06529');
  if (!spec?.scene) throw new Error(`no camera sees ${scene}`);
  const nowMs = DAY + hour * HOUR_MS;
  return shotOf(spec, spec.scene, { seed: 20, trouble: troubleOf([]), nowMs, planMs: nowMs });
};

describe('the pictures of the pretend cameras', () => {
  const pictures = new CameraPictures();

  it.each(SCENES.flatMap((scene) => Object.values(HOURS).map((hour) => [scene, hour] as const)))(
    '%s at %i o’clock: a small JPEG of its size',
    async (scene, hour) => {
      const jpeg = await pictures.take(shotAt(scene, hour));
      expect(jpeg.byteLength).toBeLessThan(MOST_BYTES);
      expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', ...PICTURE });
    },
  );

  it('a minute later differs, at the same minute does not; by night it is darker', async () => {
    const noon = await pictures.take(shotAt('market', 12));
    expect((await pictures.take(shotAt('market', 12))).equals(noon)).toBe(true);
    expect((await pictures.take(shotAt('market', 12 + 1 / 60))).equals(noon)).toBe(false);
    const brightness = async (jpeg: Buffer): Promise<number> =>
      (await sharp(jpeg).greyscale().stats()).channels[0]?.mean ?? NaN;
    const night = await pictures.take(shotAt('market', 23));
    expect(await brightness(night)).toBeLessThan((await brightness(noon)) / 2);
  });
});
