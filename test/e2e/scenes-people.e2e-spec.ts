import type { Browser, Page } from 'playwright-core';
import { picture, settled, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { WALL_SCREENS, geometryFaults } from './kit/geometry';
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

const SCENES = ['services', 'feedback', 'security'] as const;
type Scene = (typeof SCENES)[number];

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
    size?: (typeof WALL_SCREENS)[number],
    more = '',
  ): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, `/wall/${UNIT}?scene=${scene}${more}`, size);
    await untilLive(page, 'connected');
    await page.locator('.people').waitFor();
    return page;
  }

  /** The scene has come to rest; nothing of it is cut off or outside. */
  async function looked(page: Page & PageTroubles, name: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    await settled(page);
    await picture(page, name);
    expect(await geometryFaults(page, { within: '.people' })).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  }

  describe.each(SCENES)('%s', (scene) => {
    it.each(WALL_SCREENS)('in trouble fits a screen of $width × $height', async (size) => {
      trouble();
      const page = await opened(scene, size);
      await page.locator('.people [data-kpi][data-status="critical"]').first().waitFor();
      await page.getByText('số liệu vừa xong').waitFor();
      await looked(page, `${scene}-trouble-${size.width}x${size.height}`);
    });
  });
});
