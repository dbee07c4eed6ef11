import type { Browser, Page } from 'playwright-core';
import { picture, settled, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';
import {
  cameraView,
  cameras,
  feedback,
  kpisOf,
  province,
  security,
  services,
} from './kit/people-scenes';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 3840, height: 1080 },
  { width: 5760, height: 1080 },
  { width: 1080, height: 1920 },
];
const SCENES = ['services', 'feedback', 'security'] as const;
type Scene = (typeof SCENES)[number];

/** What is outside the screen, cut off, or lies over its neighbour, by its class and text. */
const AMISS = `(() => {
  const told = (each, what) => what + ': ' + each.className + ' ' + each.textContent.slice(0, 60);
  const all = [...document.querySelectorAll('.people, .people *')]
    .filter((each) => !each.closest('svg') && !each.matches('i, img'));
  const outside = all.filter((each) => {
    const { left, top, right, bottom, width } = each.getBoundingClientRect();
    return width > 0 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
  });
  const cut = all.filter((each) => getComputedStyle(each).display !== 'inline')
    .filter((each) => each.scrollWidth > each.clientWidth + 1
      || (getComputedStyle(each).overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 2));
  const words = all.filter((each) => each.childElementCount === 0 && each.textContent.trim() !== '');
  const parts = [...document.querySelectorAll('.people__sheet > * > *')];
  const over = parts.filter((one, at) => parts.slice(at + 1).some((two) => {
    const a = one.getBoundingClientRect(), b = two.getBoundingClientRect();
    return one.parentElement === two.parentElement && a.left < b.right - 1 && b.left < a.right - 1
      && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  }));
  const spilt = words.filter((each) => {
    const part = parts.find((one) => one.contains(each));
    if (!part) return false;
    const a = each.getBoundingClientRect(), b = part.getBoundingClientRect();
    return a.bottom > b.bottom + 3 || a.right > b.right + 3;
  });
  const tiny = words.filter((each) =>
    parseFloat(getComputedStyle(each).fontSize) < innerHeight * 0.014 - 0.1);
  return [...outside.map((each) => told(each, 'outside')), ...cut.map((each) => told(each, 'cut')),
    ...over.map((each) => told(each, 'over')), ...spilt.map((each) => told(each, 'spilt')),
    ...tiny.map((each) => told(each, 'tiny'))];
})()`;

describe('the scenes about people', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
    for (const { source } of cameras(24, 0)) {
      const hue = (Number(source.slice(4)) * 47) % 360;
      pages.answer(`/sources/${source}/frame`, { picture: cameraView(hue) });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  const tell = (scene: Scene, body: unknown): void =>
    pages.answer(`/units/${UNIT}/scenes/${scene}`, { body });

  const trouble = (): void => {
    pages.values(...kpisOf('trouble'));
    tell('services', services(1));
    tell('feedback', feedback(1));
    tell('security', security({ total: 40, dark: 5, waiting: 14 }));
  };

  async function opened(
    scene: Scene,
    size?: (typeof SCREENS)[number],
    more = '',
  ): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, `/wall/${UNIT}?scene=${scene}${more}`, size);
    await untilLive(page, 'connected');
    await page.locator('.people').waitFor();
    return page;
  }

  /** The scene has come to rest; nothing of it is cut off or outside. */
  async function looked(page: Page & PageTroubles, name: string): Promise<void> {
    await page.waitForTimeout(0);
    await page.waitForLoadState('networkidle');
    await settled(page);
    await picture(page, name);
    expect(await page.evaluate(AMISS)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  }

  describe.each(SCENES)('%s', (scene) => {
    it.each(SCREENS)('in trouble fits a screen of $width × $height', async (size) => {
      trouble();
      const page = await opened(scene, size);
      await page.locator('.people [data-kpi][data-status="critical"]').first().waitFor();
      await page.getByText('số liệu vừa xong').waitFor();
      await looked(page, `${scene}-trouble-${size.width}x${size.height}`);
    });
  });
});
