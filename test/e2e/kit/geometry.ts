import type { Page } from 'playwright-core';

/** The sizes of screen on which a wall must lie right, the upright one last. */
export const WALL_SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 3840, height: 1080 },
  { width: 5760, height: 1080 },
  { width: 1080, height: 1920 },
] as const;

export interface GeometryRules {
  /** Smallest text, as a share of the screen's height: it is read from five metres. */
  text?: number;
  /** Smallest size of the largest text of a `[data-kpi]` tile, as a share of the height. */
  number?: number;
  /** Only what lies in it is looked at; everything unless said. */
  within?: string;
}

/**
 * Runs in the page, as a text because a function would be checked against Node's types. Texts are
 * measured by their ink: the line box of a font is taller than its letters.
 */
const FAULTS = `({ text, number, within }) => {
  const height = innerHeight;
  const width = innerWidth;
  // what is off by less than this no eye sees, in px
  const slack = Math.max(1, height * 0.001);
  const faults = [];
  const context = document.createElement('canvas').getContext('2d');
  const words = (node) => node.textContent.trim().replace(/\\s+/g, ' ');
  const scaleOf = (element) => {
    const matrix = element instanceof SVGElement ? element.getScreenCTM?.() : null;
    return matrix ? Math.hypot(matrix.c, matrix.d) : 1;
  };
  const hidden = (element) => !element.checkVisibility({
    opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true,
  });
  // what only a reader that speaks is meant to find
  const spoken = (element) => element.closest('.visually-hidden, title, desc, script, style, noscript');

  const inkOf = (node, element) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize) * scaleOf(element);
    context.font = [style.fontStyle, style.fontWeight, size + 'px', style.fontFamily].join(' ');
    const measure = context.measureText(node.textContent.trim());
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0.5 && line.height > 0.5);
    const boxes = lines.map((line) => {
      const base = line.top + (line.height * measure.fontBoundingBoxAscent)
        / (measure.fontBoundingBoxAscent + measure.fontBoundingBoxDescent);
      return {
        left: line.left, right: line.right,
        top: base - measure.actualBoundingBoxAscent,
        bottom: base + measure.actualBoundingBoxDescent,
      };
    });
    return { size, boxes };
  };

  const texts = [];
  const root = within ? document.querySelector(within) : document.body;
  if (!root) return ['nothing is ' + within];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (words(node) === '' || spoken(element) || hidden(element)) continue;
    const ink = inkOf(node, element);
    if (ink.boxes.length > 0) texts.push({ node, element, ...ink });
  }

  // a name that is meant to be cut stands whole in what a pointer or a reader that speaks is told
  const whole = (element) => element.closest('[title]')?.title
    ?? element.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
  const isMeant = (holder, node) => getComputedStyle(holder).webkitLineClamp !== 'none'
    && whole(holder).includes(words(node));

  const outside = (box, frame) => box.left < frame.left - slack || box.right > frame.right + slack
    || box.top < frame.top - slack || box.bottom > frame.bottom + slack;
  const screen = { left: 0, top: 0, right: width, bottom: height };
  for (const { node, element, boxes, size } of texts) {
    if (size < text * height - 0.05) {
      faults.push('too small (' + (100 * size / height).toFixed(2) + ' %): ' + words(node));
    }
    if (boxes.some((box) => outside(box, screen))) faults.push('outside the screen: ' + words(node));
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      // what contains its paint cuts off as well
      const cuts = /paint|content|strict/.test(style.contain);
      if (!cuts && [style.overflowX, style.overflowY].every((flow) => flow === 'visible')) continue;
      if (style.display === 'inline') continue;
      const frame = up.getBoundingClientRect();
      if (up instanceof SVGElement && !(up instanceof SVGSVGElement)) continue;
      if (boxes.some((box) => outside(box, frame)) && !isMeant(up, node)) {
        faults.push('clipped by ' + (up.getAttribute('class') ?? up.tagName) + ': ' + words(node));
        break;
      }
    }
  }

  const looks = new Map();
  for (const { node, element } of texts) {
    if (!words(node).includes('…') || !element.closest('.scene, .map-scene__side')) continue;
    if (element.closest('[aria-busy="true"]')) continue;
    const name = element.closest('[title]')?.title;
    if (!name) faults.push('cut and nowhere whole: ' + words(node));
    // of one list, one below another
    const list = element.closest('ol, ul, table') ?? root;
    const key = words(node);
    const other = looks.get(list)?.get(key);
    if (name && other && other !== name) faults.push('not told apart: ' + name + ' | ' + other);
    if (!looks.has(list)) looks.set(list, new Map());
    looks.get(list).set(key, name);
  }

  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
  for (let one = 0; one < texts.length; one += 1) {
    for (let other = one + 1; other < texts.length; other += 1) {
      const a = texts[one];
      const b = texts[other];
      if (a.boxes.some((box) => b.boxes.some((its) => meet(box, its)))) {
        faults.push('overlapping: ' + words(a.node) + ' | ' + words(b.node));
      }
    }
  }

  for (const tile of root.querySelectorAll('[data-kpi]')) {
    const own = texts.filter(({ element }) => tile.contains(element));
    if (own.length === 0) continue;
    const largest = Math.max(...own.map(({ size }) => size));
    if (largest < number * height - 0.05) {
      faults.push('number too small (' + (100 * largest / height).toFixed(2) + ' %): '
        + tile.dataset.kpi);
    }
  }
  return faults;
}`;

/**
 * What lies wrong on a wall: text that is cut off, outside the screen, over other text or too small
 * to be read from five metres. Empty where all is well. Ask once what moves has come to rest
 * (`settled`).
 */
export function geometryFaults(
  page: Page,
  { text = 0.014, number = 0.04, within }: GeometryRules = {},
): Promise<string[]> {
  const rules = JSON.stringify({ text, number, within });
  return page.evaluate<string[]>(`document.fonts.ready.then(() => (${FAULTS})(${rules}))`);
}
