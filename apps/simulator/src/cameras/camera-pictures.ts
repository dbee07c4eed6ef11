import type Sharp from 'sharp';
import { gateOf } from '../wire/gate';
import { ABOVE, BELOW, breadthOf, dotsOf, LETTER_HEIGHT } from './letters';
import { drawingOf, PICTURE, type View } from './scenery';
import type { Shot } from './shot';

/** Pixels of one dot of a letter. */
const DOT = 3;
const PADDING = 3;
/** Between the writing and the edge: screens cut off what does not fit their place. */
const MARGIN = 26;
const QUALITY = 62;
const CHANNELS = 3;
/** Drawings kept: all views of one light, and the river at a few levels. */
const DRAWINGS_MOST = 24;

type Colour = readonly [red: number, green: number, blue: number];
const WHITE: Colour = [255, 255, 255];
const DARK: Colour = [16, 20, 28];
const AMBER: Colour = [255, 196, 0];

/** What is written into every picture: it is none of a real place. */
export const SIMULATED = 'Mô phỏng';

/**
 * The pictures of the pretend cameras as JPEG. What is drawn is drawn once; of a picture only the
 * writing is new. One at a time, so that they never hold up what else the simulator does.
 */
export class CameraPictures {
  private readonly turn = gateOf(1);
  private readonly drawings = new Map<string, Promise<Buffer>>();

  take(shot: Shot): Promise<Buffer> {
    return this.turn.pass(async () => {
      const sharp = await loadSharp();
      const pixels = Buffer.from(await this.drawing(sharp, shot.view));
      write(pixels, shot);
      const raw = { ...PICTURE, channels: CHANNELS } as const;
      return sharp(pixels, { raw }).jpeg({ quality: QUALITY }).toBuffer();
    });
  }

  private drawing(sharp: typeof Sharp, view: View): Promise<Buffer> {
    const key = JSON.stringify(view);
    const known = this.drawings.get(key);
    if (known) return known;
    // yesterday's light, or a level that is over
    if (this.drawings.size >= DRAWINGS_MOST) this.drawings.clear();
    const drawn = sharp(Buffer.from(drawingOf(view)))
      .removeAlpha()
      .raw()
      .toBuffer();
    this.drawings.set(key, drawn);
    return drawn;
  }
}

/** Loaded at the first picture: a start does not wait for it. */
async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

const HEIGHT = (ABOVE + LETTER_HEIGHT + BELOW) * DOT + 2 * PADDING;
const breadthPx = (text: string): number => breadthOf(text) * DOT + 2 * PADDING;

function write(pixels: Buffer, { commune, clock, level }: Shot): void {
  const right = (text: string): number => PICTURE.width - MARGIN - breadthPx(text);
  const bottom = PICTURE.height - MARGIN - HEIGHT;
  writeLine(pixels, commune, { x: MARGIN, y: MARGIN, ink: WHITE, ground: DARK });
  writeLine(pixels, clock, { x: right(clock), y: MARGIN, ink: WHITE, ground: DARK });
  writeLine(pixels, SIMULATED, { x: right(SIMULATED), y: bottom, ink: DARK, ground: AMBER });
  if (level === null) return;
  writeLine(pixels, level, { x: MARGIN, y: bottom, ink: WHITE, ground: DARK });
}

interface Line {
  x: number;
  y: number;
  ink: Colour;
  ground: Colour;
}

function writeLine(pixels: Buffer, text: string, { x, y, ink, ground }: Line): void {
  fill(pixels, { x, y, width: breadthPx(text), height: HEIGHT }, ground);
  for (const dot of dotsOf(text)) {
    const left = x + PADDING + dot.x * DOT;
    const top = y + PADDING + (dot.y + ABOVE) * DOT;
    fill(pixels, { x: left, y: top, width: DOT, height: DOT }, ink);
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What lies outside of the picture is left out. */
function fill(pixels: Buffer, { x, y, width, height }: Box, [red, green, blue]: Colour): void {
  const to = Math.min(PICTURE.width, x + width);
  for (let line = y; line < Math.min(PICTURE.height, y + height); line += 1) {
    for (let column = x; column < to; column += 1) {
      const at = (line * PICTURE.width + column) * CHANNELS;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
}
