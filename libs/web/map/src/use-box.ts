import { useLayoutEffect, useState, type RefObject } from 'react';
import { estimate, type Measure } from './labels';

export interface DrawnBox {
  width: number;
  height: number;
  /** Size of the text in pixels, as the style sheet has it. */
  textPx: number;
  measure: Measure;
}

/** Fallback faces are a little wider than the one that is awaited. */
const SPARE = 1.05;

/** The size of an element in pixels, and how broad a text is in it; null before it is laid out. */
export function useBox(element: RefObject<Element | null>): DrawnBox | null {
  const [box, setBox] = useState<DrawnBox | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const look = (): void => setBox((before) => same(before, boxOf(current)));
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [element]);
  return box;
}

const same = (before: DrawnBox | null, now: DrawnBox): DrawnBox =>
  before &&
  before.width === now.width &&
  before.height === now.height &&
  before.textPx === now.textPx
    ? before
    : now;

function boxOf(element: Element): DrawnBox {
  const { width, height } = element.getBoundingClientRect();
  const { fontSize, fontFamily } = getComputedStyle(element);
  const textPx = Number.parseFloat(fontSize) || 16;
  return {
    width: Math.floor(width),
    height: Math.floor(height),
    textPx,
    measure: measured(`600 ${textPx}px ${fontFamily}`) ?? estimate(textPx),
  };
}

function measured(font: string): Measure | null {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.font = font;
  return (text) => context.measureText(text).width * SPARE;
}
