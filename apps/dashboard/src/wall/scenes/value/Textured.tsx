import { useId, type ReactElement } from 'react';
import { broughtBy, type BasisName, type Period } from './money-parts';

/** The three textures: full, hatched, dotted. They are told apart without colour. */
export function Texture({ basis, id }: { basis: BasisName; id: string }): ReactElement {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      {basis === 'measured' ? <rect width="8" height="8" className="worth-texture__ink" /> : null}
      {basis === 'estimated' ? (
        <path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" className="worth-texture__line" />
      ) : null}
      {basis === 'assumed' ? <circle cx="4" cy="4" r="1.5" className="worth-texture__ink" /> : null}
    </pattern>
  );
}

interface TexturedProps {
  period: Period;
  /** What the whole width stands for, in VND. */
  most: number;
}

/** What was brought as a bar from zero, its parts in the textures of what they rest on. */
export function TexturedBar({ period, most }: TexturedProps): ReactElement {
  return (
    <span className="worth-bar" aria-hidden="true">
      {broughtBy(period).map(({ basis, amount }) => (
        <TexturedBox key={basis} basis={basis} width={`${(amount / most) * 100}%`} />
      ))}
    </span>
  );
}

/** A box of one texture; it is drawn in its own pixels, so that the texture is never stretched. */
export function TexturedBox({ basis, width }: { basis: BasisName; width: string }): ReactElement {
  const id = useId();
  return (
    <svg className="worth-texture" data-basis={basis} style={{ width }} aria-hidden="true">
      <defs>
        <Texture basis={basis} id={id} />
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
