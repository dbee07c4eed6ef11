import type { EChartsType } from 'echarts/core';

/** What a chart over time is told by dragging over it. */
export interface Brushed {
  select: (fromMs: number, toMs: number) => void;
  out: () => void;
}

/** A drag shorter than this is a click, in pixels. */
const CLICK_PX = 6;
/** The axis of time, to turn pixels into moments. */
const TIME_AXIS = { xAxisIndex: 0 };

/** Dragging marks a span, a double click goes out again; both while somebody wants to know. */
export function followBrush(
  chart: EChartsType,
  element: HTMLElement,
  told: () => Brushed | undefined,
  signal: AbortSignal,
): void {
  let fromPx: number | null = null;
  let band: HTMLElement | null = null;
  const placeOf = (event: PointerEvent): number =>
    event.clientX - element.getBoundingClientRect().left;
  const end = (): void => {
    band?.remove();
    [band, fromPx] = [null, null];
  };
  const start = (event: PointerEvent): void => {
    if (told() && event.button === 0) fromPx = placeOf(event);
  };
  const move = (event: PointerEvent): void => {
    if (fromPx === null || Math.abs(placeOf(event) - fromPx) < CLICK_PX) return;
    band ??= element.appendChild(newBand());
    const [left, right] = [Math.min(fromPx, placeOf(event)), Math.max(fromPx, placeOf(event))];
    Object.assign(band.style, { left: `${left}px`, width: `${right - left}px` });
  };
  const finish = (event: PointerEvent): void => {
    const [began, ended, dragged] = [fromPx, placeOf(event), band !== null];
    end();
    if (began === null || !dragged) return;
    const [one, other] = [began, ended].map((px) => momentAt(chart, px)) as [number, number];
    told()?.select(Math.min(one, other), Math.max(one, other));
  };
  // a finger that moves along the time marks a span; one that moves up or down scrolls the page, and
  // the browser then takes the pointer away
  if (told()) element.style.touchAction = 'pan-y';
  element.addEventListener('pointerdown', start, { signal });
  addEventListener('pointermove', move, { signal, passive: true });
  addEventListener('pointerup', finish, { signal });
  addEventListener('pointercancel', end, { signal });
  element.addEventListener('dblclick', () => told()?.out(), { signal });
}

const momentAt = (chart: EChartsType, px: number): number => {
  const ms: unknown = chart.convertFromPixel(TIME_AXIS, px);
  return Math.round(Number(ms));
};

function newBand(): HTMLElement {
  const band = document.createElement('div');
  band.className = 'chart__band';
  return band;
}
