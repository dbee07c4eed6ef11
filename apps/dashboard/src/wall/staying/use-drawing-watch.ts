import { useEffect } from 'react';
import { DrawingWatch, LOOK_EVERY_MS, mayReload } from './drawing-watch';

const KEY = 'wall.reloadedAt';

/** Loads the page anew when it stopped drawing. */
export function useDrawingWatch(): void {
  useEffect(() => {
    const watch = new DrawingWatch(performance.now());
    let asked = 0;
    const timer = setInterval(() => {
      // one frame for each look is enough: a wall has not to draw all the time
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => watch.frame(performance.now()));
      const isVisible = document.visibilityState === 'visible';
      if (watch.look(performance.now(), isVisible)) reloadOnce();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(asked);
    };
  }, []);
}

function reloadOnce(): void {
  try {
    const last = sessionStorage.getItem(KEY);
    if (!mayReload(last === null ? null : Number(last), Date.now())) return;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // where nothing can be remembered it might go on for ever
    return;
  }
  window.location.reload();
}
