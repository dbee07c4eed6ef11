import { useMemo, type ReactElement } from 'react';
import { encode } from 'uqr';

/** Modules of white around a code, without which it is not found [ISO/IEC 18004 §9.1]. */
const QUIET_MODULES = 4;

interface QrCodeProps {
  text: string;
  /** What it opens, for a reader that hears the page. */
  label: string;
}

/**
 * A QR code that fills the width of its box: dark modules on a white plate, which every scanner
 * reads; the inverse is refused by some. A screen has no scratches, so the least correction is
 * taken: fewer modules are larger ones.
 */
export function QrCode({ text, label }: QrCodeProps): ReactElement {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark modules as one path, row by row, in a square of `size` modules. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'L', border: QUIET_MODULES });
  const runs = data.flatMap((row, y) => runsOf(row).map(([x, end]) => `M${x} ${y}H${end}v1H${x}z`));
  return { size, path: runs.join('') };
}

/** Where each run of dark modules begins and ends. */
function runsOf(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (dark && last?.[1] === x) last[1] = x + 1;
    else if (dark) runs.push([x, x + 1]);
  });
  return runs;
}
