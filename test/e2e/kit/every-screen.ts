import type { Page } from 'playwright-core';
import { laidOut, picture, settled, wantsPictures } from './browser';
import { WALL_SCREENS, geometryFaults, type GeometryRules } from './geometry';

/** A page that was given another size has laid itself out within this, on a busy machine. */
const LAID_OUT_MS = 5_000;

/** A picture of the largest screen takes long, and is the same wall with more pixels. */
const PICTURED_BELOW = 2_000;

/**
 * Looks at a page that is laid out but not painted, unless pictures of it are wanted: to paint
 * millions of points again and again for nobody to see takes half of the browser's time.
 */
export async function unpainted<T>(page: Page, look: () => Promise<T>): Promise<T> {
  if (wantsPictures()) return look();
  const clipTo = (shape: string): Promise<unknown> =>
    page.evaluate(`document.documentElement.style.clipPath = '${shape}'`);
  await clipTo('inset(100%)');
  try {
    return await look();
  } finally {
    await clipTo('');
  }
}

/** What lies wrong on a wall, by the size of the screen; empty where it lies right on all of them. */
export const faultsOnEveryScreen = (
  page: Page,
  name: string,
  rules?: GeometryRules,
): Promise<Record<string, string[]>> => unpainted(page, () => faultsByScreen(page, name, rules));

async function faultsByScreen(
  page: Page,
  name: string,
  rules?: GeometryRules,
): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const size of WALL_SCREENS) {
    await page.setViewportSize(size);
    await laidOut(page);
    await settled(page);
    const screen = `${name} ${size.width}x${size.height}`;
    if (size.height < PICTURED_BELOW || size.width < size.height) {
      await picture(page, screen.replace(' ', '-'));
    }
    const found = await lastingFaults(page, rules);
    if (found.length > 0) faults[screen] = found;
  }
  return faults;
}

/** What lies wrong and stays so: the sizes of texts follow that of the screen some frames later. */
async function lastingFaults(page: Page, rules?: GeometryRules): Promise<string[]> {
  const endMs = performance.now() + LAID_OUT_MS;
  for (;;) {
    const found = await geometryFaults(page, rules);
    if (found.length === 0 || performance.now() > endMs) return found;
    await laidOut(page);
  }
}

/**
 * Shows another scene or language on the same wall without loading the page anew, as a wall's round
 * does: loading takes longer than all sizes of screen together.
 */
export async function turnedTo(page: Page, scene: string, language: 'vi' | 'en'): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.set('scene', scene);
  address.searchParams.set('lang', language);
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address.href)})`);
  await page.locator(`html[lang="${language}"] .wall__scene[data-scene="${scene}"]`).waitFor();
}
