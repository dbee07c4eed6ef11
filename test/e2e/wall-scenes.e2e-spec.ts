import type { Scene } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import { freshPage, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { faultsOnEveryScreen, turnedTo } from './kit/every-screen';
import { LoudCommune, OVERDUE } from './kit/loud-commune';
import { Town } from './kit/town';

const PROVINCE = '20';
const [LOUD, CALM, SILENT] = ['06211', '06184', '06190'] as const;
const LONG_NAME = 'Nguyễn Thị Minh Khai – Hoàng Văn Thụ';
const SIZE = { width: 1920, height: 1080 };
/** What is published stands on a scene within this: it asks anew when the numbers change. */
const SHOWN_MS = 20_000;
/** A wall stands within this, on a machine that has much else to do. */
const OPENED_MS = 40_000;
/** What a wall loads before it shows anything, compressed: a television of 2018 runs it. */
const SCRIPT_BYTES = 350_000;

type Wall = Page & PageTroubles;
type Language = 'vi' | 'en';

/** What a scene says of the loud commune, and what it says after one more word of a device. */
interface Told {
  first: (string | RegExp)[];
  english: (string | RegExp)[];
  more?: (loud: LoudCommune) => Promise<unknown>;
  then?: string | RegExp;
}
const SAID: Partial<Record<Scene, Told>> = {
  services: {
    // a name that is too long has its beginning and its end
    first: ['1.234', 'Đăng ký biến động', '1.234 quá hạn', '1.234 đang mở', '260 đang mở'],
    english: ['1,234', '1,234 overdue', '260 open'],
    more: (loud) => loud.device('motcua').publish('case', loud.dossier('H-0', 'finished', -1)),
    then: '1.233 quá hạn',
  },
  feedback: {
    first: ['24 Đang mở', 'Rác thải, vệ sinh môi trường', 'Ngập nước', /quá hạn từ/],
    english: ['24 Open', 'Flooding', /late: /],
    more: (loud) =>
      loud.device('phan-anh').publish('case', {
        ...{ kind: 'feedback', id: 'PA-0', ts: new Date().toISOString(), state: 'resolved' },
      }),
    then: '23 Đang mở',
  },
  // before the last camera comes back
  map: {
    first: ['Nguồn mất tín hiệu 1', 'Camera thôn Bản Quyền Nà Mưng 36', '35 camera hoạt động'],
    english: ['Silent sources 1', 'Camera thôn Bản Quyền Nà Mưng 36', 'camera: 35 online'],
  },
  infrastructure: {
    // five services, of which one says that it is down
    first: [
      '4/5',
      '1 dịch vụ ngừng',
      /Khám chữa bệnh từ xa của trạm y tế ngừng từ/,
      'im lâu nhất: Camera thôn Bản Quyền Nà Mưng 36',
    ],
    english: ['4/5', '1 down', 'silent longest: Camera thôn Bản Quyền Nà Mưng 36'],
    more: (loud) => loud.device('y-te').telemetry({ up: 1 }),
    then: '5/5',
  },
  security: {
    // the last of 36 said that it goes
    first: ['35/36 camera trực tuyến', '1 mất tín hiệu', '2 Tụ tập đông người'],
    english: ['35/36 cameras', '2 Crowd'],
    more: (loud) => loud.camera(36, 'status', 'online'),
    then: '36/36 camera trực tuyến',
  },
  environment: {
    // 4.35 m is 0.35 m above the second mark of 4 m; PM2.5 60 lies in 50–80 of VN_AQI 100–150:
    // 100 + 50 / 30 × 10 = 116.7
    first: [
      'BĐ2 + 0,35 m',
      '4,35 m',
      'Cấp 3',
      'Lũ',
      'rủi ro lớn',
      '117',
      'Kém',
      '1 giờ 12,5 24 giờ 12,5',
    ],
    english: ['AL2 + 0.35 m', 'Flood'],
    more: (loud) => loud.device('song').telemetry({ water_level: 5.1 }),
    then: 'BĐ3 + 0,10 m',
  },
  value: {
    // 1 200 − 200 billion
    first: ['1.000 tỷ đồng', '1.200 tỷ đồng', '200 tỷ đồng', '100 % đo được'],
    english: ['1,000 billion', '100 % measured'],
    more: (loud) =>
      loud
        .device('so-sach')
        .publish('event', loud.entry('c-2', 'cost.entry', 300_000_000_000, { class: 'capital' })),
    then: '700 tỷ đồng',
  },
  economy: {
    // 100 of 200
    first: ['Kinh tế số', 'Không tiền mặt 50 %'],
    english: ['Digital economy', '50 %'],
    more: (loud) => loud.device('so-sach').telemetry({ merchants: 200, merchants_cashless: 150 }),
    then: 'Không tiền mặt 75 %',
  },
};
const SCENES = ['overview', ...Object.keys(SAID)] as Scene[];

describe('the wall of what devices say', () => {
  let town: Town;
  let browser: Browser;
  let loud: LoudCommune;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(LOUD, PROVINCE, LONG_NAME);
    await town.commune(CALM, PROVINCE, 'Lộc Bình');
    await town.commune(SILENT, PROVINCE, 'Đồng Đăng');
    loud = new LoudCommune(town, LOUD);
    await loud.speak();
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit: CALM });
    await desk.publish('case', loud.dossier('B-1', 'processing', 9 * 86_400_000));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  /** The wall of a unit, by a display's link; it never dims in a test. */
  async function opened(unit: string): Promise<Wall> {
    const { id, url } = await town.wall(unit);
    const settings = { ...usualWall(unit === PROVINCE ? 'province' : 'commune'), night: null };
    await town.admin.patch(`/displays/${id}`, { settings });
    const page = await freshPage(browser, SIZE);
    await page.goto(url);
    await untilLive(page, 'connected', OPENED_MS);
    await page.evaluate('window.neverReloaded = true');
    return page;
  }

  /** One wall stands at a time, and turns to what is asked for: many would take their time from each other. */
  let wall: { unit: string; page: Wall } | undefined;
  async function shown(unit: string, scene: Scene, language: Language = 'vi'): Promise<Wall> {
    if (wall?.unit !== unit) {
      await wall?.page.context().close();
      wall = { unit, page: await opened(unit) };
    }
    await turnedTo(wall.page, scene, language);
    return wall.page;
  }

  const wordsOf = async (page: Page): Promise<string> =>
    (await page.locator('.wall__scene').innerText()).replace(/\s+/g, ' ');

  /** Waits until the scene says each of these; what it said last is told where it never does. */
  async function says(page: Page, said: readonly (string | RegExp)[]): Promise<void> {
    let words = '';
    const missing = async (): Promise<(string | RegExp)[]> => {
      words = await wordsOf(page);
      return said.filter((each) =>
        typeof each === 'string' ? !words.includes(each) : !each.test(words),
      );
    };
    await until('it says all', async () => (await missing()).length === 0, SHOWN_MS).catch(
      async () => expect({ words, missing: await missing() }).toEqual({ words, missing: [] }),
    );
  }

  /** Nothing is cut off, over other text, outside or too small on any screen, nor hard to read. */
  async function looksRight(page: Wall, name: string): Promise<void> {
    const faults = await faultsOnEveryScreen(page, `real-${name}`);
    await page.setViewportSize(SIZE);
    expect({ faults, axe: await violationsOf(page) }).toEqual({ faults: {}, axe: [] });
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    expect(page.errors).toEqual([]);
  }

  it('loads little before it shows anything', async () => {
    const page = await shown(LOUD, 'overview');
    const bytes = await page.evaluate<number>(`performance.getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`);
    console.log(`script of a wall's first scene: ${bytes} bytes`);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES);
  });

  it('shows what needs a decision', async () => {
    const page = await shown(LOUD, 'overview');
    const decision = page.locator('.decision[data-kpi="dossiers-overdue"]');
    await decision.getByText('hồ sơ quá hạn').first().waitFor({ timeout: SHOWN_MS });
    expect(await decision.getAttribute('data-value')).toBe(String(OVERDUE));
    await looksRight(page, 'loud-overview');
  });

  it.each(Object.entries(SAID))(
    'shows %s in words of both languages, and what changes',
    async (scene, told) => {
      await loud.look();
      const page = await shown(LOUD, scene as Scene, 'en');
      await says(page, told.english);
      await looksRight(page, `loud-${scene}-en`);
      await shown(LOUD, scene as Scene);
      await says(page, told.first);
      await looksRight(page, `loud-${scene}`);
      if (!told.more || !told.then) return;
      await told.more(loud);
      await says(page, [told.then]);
    },
    90_000,
  );

  const quiet = [CALM, SILENT].flatMap((unit) => SCENES.map((scene) => [unit, scene] as const));
  it.each(quiet)(
    'is calm where nothing happens: %s %s',
    async (unit, scene) => {
      const page = await shown(unit, scene);
      await says(page, [/\p{L}{3}/u]);
      await looksRight(page, `${unit}-${scene}`);
    },
    90_000,
  );

  it.each(SCENES)(
    'adds up for the province: %s',
    async (scene) => {
      const own: Partial<Record<Scene, string[]>> = { environment: [LONG_NAME], map: [LONG_NAME] };
      for (const language of ['en', 'vi'] as const) {
        const page = await shown(PROVINCE, scene, language);
        await says(page, own[scene] ?? [/\p{L}{3}/u]);
        await looksRight(page, `province-${scene}-${language}`);
      }
    },
    90_000,
  );

  it('says that a gauge fell silent, and -- of what nobody told', async () => {
    const page = await shown(LOUD, 'environment');
    await says(page, ['BĐ3 + 0,10 m']);
    await loud.device('song').status('offline');
    await page
      .locator('.env-river[data-status="stale"]')
      .getByText(/mất tín hiệu từ/)
      .waitFor({ timeout: SHOWN_MS });
    await looksRight(page, 'stale-environment');
    const silent = await shown(SILENT, 'overview');
    const tile = silent.locator('.number[data-kpi="dossiers-overdue"][data-status="none"]');
    await tile.getByText('--').first().waitFor({ timeout: SHOWN_MS });
  }, 60_000);
});
