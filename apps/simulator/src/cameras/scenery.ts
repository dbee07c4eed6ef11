/**
 * What the pretend cameras look at: drawings in flat colours that nobody takes for photographs, with
 * nobody in them. They are drawn once for each light.
 */
export const SCENES = ['market', 'junction', 'bridge', 'hall', 'yard'] as const;
export type Scene = (typeof SCENES)[number];

export type Light = 'day' | 'twilight' | 'night';

/** Size of a picture in pixels. */
export const PICTURE = { width: 480, height: 270 } as const;

interface Palette {
  sky: string;
  far: string;
  ground: string;
  road: string;
  line: string;
  wall: string;
  roof: string;
  cloth: string;
  leaf: string;
  water: string;
  lamp: string;
}

const PALETTES: Readonly<Record<Light, Palette>> = {
  day: {
    ...{ sky: '#a9cbe0', far: '#7fa08f', ground: '#c8b899', road: '#7b8086', line: '#e8e6da' },
    ...{ wall: '#e4d6b4', roof: '#a8553d', cloth: '#3d7ea6', leaf: '#5b8a4f', water: '#9a7b55' },
    lamp: '#d8dde0',
  },
  twilight: {
    ...{ sky: '#c98f6b', far: '#5c6470', ground: '#7d6f66', road: '#54565f', line: '#b5aa9c' },
    ...{ wall: '#a18a76', roof: '#6e3d35', cloth: '#33566f', leaf: '#3f5a45', water: '#6b5645' },
    lamp: '#ffd98a',
  },
  night: {
    ...{ sky: '#0e1726', far: '#172234', ground: '#252b38', road: '#1c212b', line: '#59606b' },
    ...{ wall: '#3a4150', roof: '#2b2430', cloth: '#20374a', leaf: '#1c2f2a', water: '#1a2433' },
    lamp: '#ffe3a0',
  },
};

/** A view of a scene: what is drawn once. */
export interface View {
  scene: Scene;
  light: Light;
  mirrored: boolean;
  /** How high the river stands, in tenths of the second alarm level; of the bridge alone. */
  tenths: number;
}

/** Drawn somewhat higher than what is shown of it. */
const [W, H] = [480, 320];
const SHOWN_FROM = 30;
const HORIZON = 120;

const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const area = (points: string, fill: string): string => `<path d="M${points}Z" fill="${fill}"/>`;
const row = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(at)).join('');

const behind = ({ sky, far, ground }: Palette): string =>
  box(0, 0, W, H, sky) +
  area(`0 ${HORIZON}L70 70L150 108L240 58L330 104L410 74L480 ${HORIZON}`, far) +
  box(0, HORIZON, W, H - HORIZON, ground);

const tree = (x: number, y: number, size: number, { leaf, roof }: Palette): string =>
  box(x - size * 0.07, y - size * 0.4, size * 0.14, size * 0.4, roof) +
  `<circle cx="${x}" cy="${y - size * 0.65}" r="${size * 0.38}" fill="${leaf}"/>`;

const lamp = (x: number, y: number, palette: Palette): string =>
  box(x - 2, y - 96, 4, 96, palette.far) +
  `<circle cx="${x}" cy="${y - 100}" r="7" fill="${palette.lamp}"/>`;

const house = (x: number, y: number, width: number, height: number, palette: Palette): string =>
  box(x, y - height, width, height, palette.wall) +
  area(
    `${x - 10} ${y - height}L${x + width / 2} ${y - height - 34}L${x + width + 10} ${y - height}`,
    palette.roof,
  );

const windows = (x: number, y: number, count: number, { lamp: light }: Palette): string =>
  row(count, (at) => box(x + at * 40, y, 20, 26, light));

/** Stalls under striped cloth round an open square. */
const market = (p: Palette): string =>
  behind(p) +
  house(20, 150, 120, 60, p) +
  house(330, 150, 130, 66, p) +
  windows(42, 104, 2, p) +
  windows(352, 100, 3, p) +
  row(4, (at) => stall(26 + at * 112, 206, p)) +
  row(3, (at) => stall(60 + at * 128, 284, p)) +
  lamp(240, 190, p);

const stall = (x: number, y: number, p: Palette): string =>
  box(x + 6, y - 26, 4, 40, p.far) +
  box(x + 78, y - 26, 4, 40, p.far) +
  box(x + 8, y - 6, 72, 20, p.roof) +
  area(`${x} ${y - 26}L${x + 12} ${y - 50}L${x + 76} ${y - 50}L${x + 88} ${y - 26}`, p.cloth) +
  row(3, (at) => box(x + 14 + at * 26, y - 50, 10, 24, p.line));

const junction = (p: Palette): string =>
  behind(p) +
  house(14, 140, 110, 54, p) +
  house(370, 138, 96, 50, p) +
  windows(36, 98, 2, p) +
  windows(388, 98, 2, p) +
  area('196 120L284 120L400 320L80 320', p.road) +
  area('0 176L480 176L480 236L0 236', p.road) +
  row(6, (at) => box(150 + at * 34, 244, 18, 20, p.line)) +
  row(2, (at) => box(237, 124 + at * 26, 6, 16, p.line)) +
  row(4, (at) => box(14 + at * 30, 203, 18, 5, p.line)) +
  row(4, (at) => box(360 + at * 30, 203, 18, 5, p.line)) +
  car(60, 184, p) +
  lamp(430, 180, p) +
  tree(30, 320, 90, p);

const car = (x: number, y: number, p: Palette): string =>
  area(`${x + 12} ${y}L${x + 22} ${y - 14}L${x + 58} ${y - 14}L${x + 70} ${y}`, p.lamp) +
  box(x, y, 84, 18, p.cloth) +
  row(2, (at) => `<circle cx="${x + 18 + at * 46}" cy="${y + 18}" r="8" fill="${p.far}"/>`);

/** Where the water stands at its usual level, and how many pixels a tenth is. */
const WATER_USUAL = 252;
const TENTH_PX = 7;

const bridge = (p: Palette, tenths: number): string => {
  const water = WATER_USUAL - tenths * TENTH_PX;
  return (
    behind(p) +
    area('0 150L60 180L90 320L0 320', p.leaf) +
    area('480 150L420 180L390 320L480 320', p.leaf) +
    row(3, (at) => box(128 + at * 104, 152, 16, 168, p.wall)) +
    box(0, water, W, H - water, p.water) +
    row(5, (at) => box(20 + at * 96, water + 12 + (at % 2) * 14, 50, 3, p.line)) +
    box(0, 136, W, 20, p.road) +
    row(13, (at) => box(at * 40, 116, 4, 20, p.wall)) +
    box(0, 114, W, 5, p.wall) +
    staff(p)
  );
};

/** The painted staff on a pier from which the level is read. */
const staff = (p: Palette): string =>
  box(338, 158, 14, 136, '#ece8dc') +
  row(8, (at) => box(338, 162 + at * 18, at % 2 ? 8 : 14, 4, p.roof));

const hall = (p: Palette): string =>
  box(0, 0, W, H, p.wall) +
  box(0, 214, W, H - 214, p.ground) +
  box(0, 46, W, 26, p.roof) +
  row(4, (at) => counter(14 + at * 116, p)) +
  row(6, (at) => box(28 + at * 74, 262, 54, 10, p.cloth) + box(52 + at * 74, 272, 6, 20, p.far));

const counter = (x: number, p: Palette): string =>
  box(x, 92, 104, 76, p.sky) +
  box(x + 38, 78, 28, 10, p.lamp) +
  box(x + 36, 130, 32, 24, p.far) +
  box(x - 4, 168, 112, 46, p.road) +
  box(x - 4, 164, 112, 6, p.line);

/** A public building behind its yard. */
const yard = (p: Palette): string =>
  behind(p) +
  house(90, 196, 300, 84, p) +
  windows(112, 132, 2, p) +
  windows(308, 132, 2, p) +
  box(218, 140, 44, 56, p.roof) +
  area('200 196L280 196L350 320L130 320', p.line) +
  tree(52, 236, 110, p) +
  tree(432, 236, 110, p) +
  lamp(120, 300, p);

const DRAWN: Readonly<Record<Scene, (palette: Palette, tenths: number) => string>> = {
  ...{ market, junction, bridge, hall, yard },
};

/** A view as SVG. */
export function drawingOf({ scene, light, mirrored, tenths }: View): string {
  // inside the lamps burn: a hall by night is as bright as at dusk
  const palette = PALETTES[scene === 'hall' && light === 'night' ? 'twilight' : light];
  const turn = mirrored ? ` transform="translate(${W} 0) scale(-1 1)"` : '';
  const { width, height } = PICTURE;
  const size = `width="${width}" height="${height}" viewBox="0 ${SHOWN_FROM} ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g${turn}>${DRAWN[scene](palette, tenths)}</g></svg>`;
}

export const TENTHS_MOST = 12;
