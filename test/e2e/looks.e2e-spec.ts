import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import { startBrowser, untilLive, wholePicture, type PageTroubles } from './kit/browser';
import { geometryFaults } from './kit/geometry';
import { PagesAlone } from './kit/pages-alone';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** It is a page to scroll, of any size of type: only what is cut off or lies over another is a fault. */
const ANY_SIZE = { text: 0, number: 0, within: '.looks' };
const onScreen = (fault: string): boolean => !fault.startsWith('outside the screen');
const overhang =
  '[...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.className)';

const ANIMATION =
  'getComputedStyle(document.querySelector(".looks__number [data-rolled]")).animationName';

describe('the page that shows every component', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  async function opened(path = '/looks', size = SIZES[0]): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, path, size);
    await untilLive(page, 'connected');
    await page.getByText('on-critical-2 / critical-fill').first().waitFor();
    return page;
  }

  const valuesIn = (page: Page, theme: string): Promise<string[]> =>
    page
      .locator(`[data-theme="${theme}"] [data-token] .looks__value`)
      .evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''));

  describe.each(['dark', 'light'] as const)('while the system is %s', (colorScheme) => {
    it('axe-core finds nothing wrong', async () => {
      const page = await opened();
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewportSize(SIZES[1]!);
      expect(await violationsOf(page)).toEqual([]);
      expect(page.errors).toEqual([]);
      await page.context().close();
    });

    it('each half has the colours of its own theme', async () => {
      const page = await opened();
      await page.emulateMedia({ colorScheme });
      const [dark, light] = [await valuesIn(page, 'dark'), await valuesIn(page, 'light')];
      // ground, surface: the first two rows [styles/tokens.css]
      expect(dark.slice(0, 2)).toEqual(['#0a111d', '#121c2c']);
      expect(light.slice(0, 2)).toEqual(['#f4f6f9', '#ffffff']);
      expect(dark.length).toBe(light.length);
      await page.context().close();
    });
  });

  it.each(SIZES)('nothing is cut off or overlaps at $width × $height', async (size) => {
    const page = await opened('/looks', size);
    // on a telephone the head of a table is there for a reader that speaks alone [shell/parts.css]
    if (size.width < 640) await page.addStyleTag({ content: '.table thead { display: none }' });
    expect((await geometryFaults(page, ANY_SIZE)).filter(onScreen)).toEqual([]);
    expect(await page.evaluate<string[]>(overhang)).toEqual([]);
    await wholePicture(page, `looks-${size.width}`);
    await page.context().close();
  });

  it('shows the tile in each of its states, with its words', async () => {
    const page = await opened();
    const half = page.locator('[data-theme="light"]');
    const tile = (state: string) => half.locator(`[data-example="KpiTile ${state}"]`);
    expect(await tile('critical').textContent()).toMatch(/1\.234.*hồ sơ.*Nghiêm trọng/);
    expect(await tile('stale').textContent()).toContain('mất tín hiệu từ');
    expect(await tile('none').textContent()).toContain('--');
    expect(await tile('none').textContent()).toContain('chưa có nguồn số liệu');
    expect(await tile('typed').textContent()).toContain('nhập tay · đến');
    expect(await tile('simulated').locator('.simulated').count()).toBe(1);
    await page.context().close();
  });

  it('a changed number rolls once, and not where less motion is asked for', async () => {
    const page = await opened();
    const moving = (): Promise<string> => page.evaluate(ANIMATION);
    await page.getByRole('button', { name: 'Đổi số' }).first().click();
    expect(await moving()).toBe('roll');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toBe('none');
    await page.getByText('Máy này yêu cầu giảm chuyển động').first().waitFor();
    await page.context().close();
  });

  it('is reached from the foot of the administration, and read in English', async () => {
    const page = await pages.open(browser, '/admin/users?lang=en', SIZES[0]);
    await untilLive(page, 'connected');
    await page.getByRole('link', { name: 'Design system' }).click();
    await page.getByRole('heading', { level: 1, name: 'Design system' }).waitFor();
    await page.getByText('Sizes of type').waitFor();
    await page.context().close();
  });

  it('comes as a script of its own, which a wall never asks for', async () => {
    const asked: string[] = [];
    const page = await pages.open(browser, '/login');
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${pages.live.url}/wall/19753`);
    await untilLive(page, 'connected');
    expect(asked.filter((url) => url.includes('WallPage')).length).toBeGreaterThan(0);
    expect(asked.filter((url) => url.includes('Looks'))).toEqual([]);
    await page.context().close();
  });
});
