import { useLayoutEffect, useRef, type ReactElement } from 'react';

/** A number that changes all the time draws the eye once in so many ms: else it would blink. */
const AGAIN_AFTER_MS = 30_000;

/** A text that rolls once when it changes, but not when it first appears. */
export function Roll({ text }: { text: string }): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef({ text, rolls: 0, rolledMs: -AGAIN_AFTER_MS });
  useLayoutEffect(() => {
    const before = shown.current;
    if (before.text === text) return;
    const nowMs = performance.now();
    const isDue = nowMs - before.rolledMs >= AGAIN_AFTER_MS;
    shown.current = isDue
      ? { text, rolls: before.rolls + 1, rolledMs: nowMs }
      : { ...before, text };
    // an animation of another name begins anew
    if (isDue && element.current) {
      element.current.dataset['rolled'] = shown.current.rolls % 2 === 0 ? 'again' : 'once';
    }
  }, [text]);
  return (
    <span ref={element} className="roll">
      {text}
    </span>
  );
}
