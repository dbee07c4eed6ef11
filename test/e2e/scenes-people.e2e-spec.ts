import type { Browser, Page } from 'playwright-core';
import { picture, settled, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { turnedTo } from './kit/every-screen';
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
interface Size {
  width: number;
  height: number;
}

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

  async function opened(scene: Scene, size: Size, language = 'vi'): Promise<Page & PageTroubles> {
    const address = `/wall/${UNIT}?scene=${scene}&lang=${language}`;
    const page = await pages.open(browser, address, size);
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
  }

  /** One wall turns through its scenes; each of them is looked at once it says what is expected. */
  async function eachScene(
    name: string,
    size: Size,
    says: (page: Page, scene: Scene) => Promise<unknown>,
    language: 'vi' | 'en' = 'vi',
  ): Promise<void> {
    const page = await opened(SCENES[0], size, language);
    for (const scene of SCENES) {
      await turnedTo(page, scene, language);
      await page.locator(`[data-scene="${scene}"] .people`).waitFor();
      await says(page, scene);
      await looked(page, `${scene}-${name}`);
    }
    await page.context().close();
  }

  it.each(WALL_SCREENS)('in trouble fit a screen of $width × $height', async (size) => {
    trouble();
    await eachScene(`trouble-${size.width}x${size.height}`, size, async (page) => {
      await page.locator('.people [data-kpi][data-status="critical"]').first().waitFor();
      await page.getByText('số liệu vừa xong').waitFor();
    });
  });

  const SIZE = { width: 1920, height: 1080 };
  const UPRIGHT = { width: 1080, height: 1920 };
  const BOTH = [SIZE, UPRIGHT];

  it.each(BOTH)('are calm when all is well, $width wide', async (size) => {
    pages.values(...kpisOf('good'));
    tell('services', services(1, false));
    tell('feedback', feedback(0));
    tell('security', security({ total: 12, dark: 0, waiting: 0 }));
    const words = {
      services: 'Đang xử lý',
      feedback: 'Không có phản ánh nào đang mở',
      security: 'Không có sự kiện nào chờ xác minh',
    };
    await eachScene(`calm-${size.width}`, size, async (page, scene) => {
      await page
        .getByText(words[scene], { exact: true })
        .or(page.getByText('đang xử lý'))
        .first()
        .waitFor();
      expect(await page.getByText('quá hạn', { exact: false }).count()).toBeLessThan(3);
    });
  });

  it.each(BOTH)('say since when their feed is silent, $width wide', async (size) => {
    trouble();
    pages.values(...kpisOf('stale'));
    await eachScene(`stale-${size.width}`, size, async (page, scene) => {
      const lost =
        scene === 'security' ? /^mất tín hiệu từ/ : /^nguồn mất tín hiệu từ .*\d\d:\d\d$/;
      await page.getByText(lost).first().waitFor();
    });
  });

  it('say in words that nothing feeds them', async () => {
    pages.values(...kpisOf('none'));
    tell('services', services(0));
    tell('feedback', feedback(0));
    tell('security', security({ total: 0, dark: 0, waiting: 0 }));
    const words = {
      services: 'Chưa nối với hệ thống một cửa',
      feedback: 'Chưa nối với kênh phản ánh nào',
      security: 'Đơn vị chưa có camera nào',
    };
    await eachScene('none-1920', SIZE, (page, scene) => page.getByText(words[scene]).waitFor());
  });

  it('say that they cannot be loaded, and come by themselves once they can', async () => {
    pages.values(...kpisOf('good'));
    for (const scene of SCENES) {
      pages.answer(`/units/${UNIT}/scenes/${scene}`, { status: 503, body: { code: 'away' } });
    }
    await eachScene('failed-1920', SIZE, (page) =>
      page.getByText('Không tải được, đang thử lại').waitFor(),
    );
  });

  it('keep what they were told while asking again fails, and say so', async () => {
    trouble();
    const page = await opened('services', SIZE);
    await page.getByText('số liệu vừa xong').waitFor();
    pages.answer(`/units/${UNIT}/scenes/services`, { status: 503, body: { code: 'away' } });
    await page.getByText(/^Không tải được từ .*, đang thử lại$/).waitFor({ timeout: 25_000 });
    expect(await page.getByText('Đang xử lý').or(page.getByText('đang xử lý')).count()).toBe(1);
    await looked(page, 'services-failing-1920');
    await page.context().close();
  });

  it.each(BOTH)('of a province add up, without pictures, $width wide', async (size) => {
    pages.values(...kpisOf('trouble'));
    pages.answer(`/units/${UNIT}`, { body: province(UNIT) });
    const communes = ['Đồng Đăng', 'Thị trấn cũ Hữu Lũng'].map((name, at) => ({
      ...province(at === 0 ? '06190' : '06211'),
      ...{ level: 'commune', kind: 'xã', name: { vi: name } },
    }));
    pages.answer('/units', { body: { items: communes, next: null } });
    tell('services', services(97));
    tell('feedback', feedback(97));
    const told = security({ total: 4_213, dark: 24, waiting: 214 });
    const elsewhere = told.cameras.map((each, at) => ({
      ...each,
      unit: at % 3 === 0 ? '06211' : '06190',
    }));
    tell('security', { ...told, cameras: elsewhere });
    await eachScene(`province-${size.width}`, size, async (page) => {
      await page.getByText('số liệu vừa xong').waitFor();
      expect(await page.locator('.people img').count()).toBe(0);
    });
    pages.answer(`/units/${UNIT}`, {
      body: {
        ...province(UNIT),
        level: 'commune',
        parent: '46',
        kind: 'xã',
        name: { vi: 'Phú Lộc' },
      },
    });
  });

  it.each(BOTH)('speak English, $width wide', async (size) => {
    trouble();
    const says = (page: Page): Promise<void> => page.getByText('data just now').waitFor();
    await eachScene(`en-${size.width}`, size, says, 'en');
  });
});
