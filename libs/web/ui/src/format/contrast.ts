/** Contrast by WCAG 2.2: relative luminance of sRGB colours. */

function channel(byte: number): number {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The contrast of two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

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
