import './held.css';
import { useTexts } from '@nhip-xa/web-ui';
import { useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { heldOrder, type HeldOrder } from './held-order';

/** A list that keeps its order while it is hovered or focused. */
export interface Held<T> extends HeldOrder<T> {
  box: RefObject<HTMLDivElement | null>;
  /** From now on nothing moves. */
  hold: () => void;
  /** Neither cursor nor focus is in it any more, or somebody asked for what is new. */
  release: () => void;
}

/**
 * Nothing moves under a cursor: the rows stay in their order while the list is hovered or focused, and
 * what is new is counted until somebody asks for it or leaves.
 */
export function useHeld<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  known: readonly T[] = rows,
): Held<T> {
  const [held, setHeld] = useState<readonly T[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  return {
    ...heldOrder(held, rows, keyOf, known),
    box,
    hold: () => setHeld((before) => before ?? rows),
    release: () => setHeld(null),
  };
}

interface HeldListProps {
  held: Pick<Held<unknown>, 'news' | 'moved' | 'box' | 'hold' | 'release'>;
  children: ReactNode;
}

/** The list, and above it the button that brings in what is new. */
export function HeldList({ held, children }: HeldListProps): ReactElement {
  const { t } = useTexts();
  const { box, hold, release, news, moved } = held;
  const inside = (): boolean =>
    box.current?.matches(':hover') === true ||
    box.current?.contains(document.activeElement) === true;
  const leave = (): void => {
    if (!inside()) release();
  };
  const bring = (): void => {
    // the button goes: whoever came by keyboard stays where the list begins
    box.current?.focus({ preventScroll: true });
    release();
  };
  return (
    <div
      ref={box}
      className="held"
      tabIndex={-1}
      onPointerEnter={hold}
      onPointerLeave={leave}
      onFocus={hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !box.current?.matches(':hover'))
          release();
      }}
    >
      <p className="held__news" role="status">
        {news > 0 || moved ? (
          <button type="button" className="button button--main" onClick={bring}>
            {news > 0 ? t('held.news', { count: news }) : t('held.moved')}
          </button>
        ) : null}
      </p>
      {children}
    </div>
  );
}
