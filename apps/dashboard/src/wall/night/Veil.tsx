import type { ReactElement } from 'react';

/** Darkens a wall at night. */
export function Veil({ dim }: { dim: number }): ReactElement | null {
  return dim > 0 ? <div className="wall__veil" style={{ opacity: dim }} data-dim={dim} /> : null;
}
