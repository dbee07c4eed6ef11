/** Contrast by WCAG 2.2: relative luminance of sRGB colours. */

function channel(byte: number): number {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** `#fff`, as a minifier writes it, is `#ffffff`; anything longer stays as it is. */
export const wholeHex = (hex: string): string =>
  hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;

function luminance(colour: string): number {
  const hex = wholeHex(colour);
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The contrast of two colours `#rrggbb` or `#rgb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How much stronger than its ground a text must be [WCAG 2.2 1.4.3, 1.4.6]. */
export const CONTRAST = { AA: 4.5, AAA: 7 } as const;

/** The custom properties `--name: #rrggbb` of each rule that sets them, in the order of the file. */
export function colourRules(css: string): Record<string, string>[] {
  return [...css.matchAll(/\{([^{}]*)\}/g)]
    .map(([, body = '']) => coloursOf(body))
    .filter((colours) => Object.keys(colours).length > 0);
}

function coloursOf(body: string): Record<string, string> {
  const colours: Record<string, string> = {};
  for (const [, name = '', hex = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) {
    colours[name] = hex;
  }
  return colours;
}

const THEMED = /--([\w-]+):\s*var\(--in-dark, (#[0-9a-f]{6})\) var\(--in-light, (#[0-9a-f]{6})\)/g;

/** The colours of both themes in styles/tokens.css; what is written once is the same in both. */
export function themeColours(css: string): Record<'dark' | 'light', Record<string, string>> {
  const same = coloursOf(css);
  const pairs = [...css.matchAll(THEMED)];
  return {
    dark: { ...same, ...Object.fromEntries(pairs.map(([, name = '', dark = '']) => [name, dark])) },
    light: {
      ...same,
      ...Object.fromEntries(pairs.map(([, name = '', , light = '']) => [name, light])),
    },
  };
}
