import sharp from 'sharp';
import { FRAMES_WAITING, FRAME_PIXELS, SMALL_FRAME_WIDTH } from './limits';
import { SmallFrames } from './small-frame';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7f9f3f' } });

describe('a small copy', () => {
  const copies = new SmallFrames();

  it('is a JPEG of a fixed width, whatever came', async () => {
    for (const whole of [
      await picture(1920, 1080).jpeg().toBuffer(),
      await picture(1920, 1080).png().toBuffer(),
    ]) {
      const made = await sharp(await copies.make(whole)).metadata();
      expect(made).toMatchObject({ format: 'jpeg', width: SMALL_FRAME_WIDTH, height: 270 });
    }
  });

  it('is never larger than the picture', async () => {
    const made = await sharp(await copies.make(await picture(100, 80).png().toBuffer())).metadata();
    expect(made).toMatchObject({ width: 100, height: 80 });
  });

  it('stands upright and does not say where it was taken, with what, or by whom', async () => {
    const whole = await picture(1000, 500)
      .withExif({
        IFD0: { Artist: 'Nguyễn Văn A', Model: 'DS-2CD2043' },
        IFD3: { GPSLatitude: '16/1 3/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { exif, icc, xmp, orientation, width, height } = await sharp(
      await copies.make(whole),
    ).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect([width, height]).toEqual([480, 960]);
  });

  it('is not made of what begins like a picture and is none', async () => {
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 9)]);
    expect(await copies.make(broken)).toBeUndefined();
  });

  it('is not made of a picture from whose middle a part is missing', async () => {
    const whole = await sharp({
      create: {
        width: 640,
        height: 480,
        channels: 3,
        background: '#000000',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .png()
      .toBuffer();
    const { length } = whole;
    const holed = Buffer.concat([
      whole.subarray(0, length / 2),
      whole.subarray(length / 2 + 4_000),
    ]);
    expect(await copies.make(holed)).toBeUndefined();
  });

  it('is not made of a small file that claims more pixels than may be', async () => {
    const side = Math.ceil(Math.sqrt(FRAME_PIXELS)) + 1;
    const bomb = await picture(side, side).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_048_576);
    expect(await copies.make(bomb)).toBeUndefined();
  });

  it('is made one at a time, in order, and says when too many wait', async () => {
    const line = new SmallFrames();
    const whole = await picture(320, 240).jpeg().toBuffer();
    const done: number[] = [];
    const made = Array.from({ length: FRAMES_WAITING }, async (_, index) => {
      await line.make(whole);
      done.push(index);
    });
    expect(line.isFull).toBe(true);
    await Promise.all(made);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(line.isFull).toBe(false);
  });
});
