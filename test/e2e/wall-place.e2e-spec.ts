import type { TellingScene } from '@nhip-xa/contract';
import type { Browser, Page } from 'playwright-core';
import {
  picture,
  laidOut,
  settled,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { unpainted } from './kit/every-screen';
import { WALL_SCREENS, geometryFaults } from './kit/geometry';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { AHEAD, BEHIND, CALM, DOWN, FLOOD, FULL, KPIS, SILENT, UP } from './kit/place-samples';

interface Case {
  name: string;
  scene: 'environment' | 'infrastructure' | 'economy' | 'value';
  body?: unknown;
  kpis?: boolean;
  /** What the wall must say. */
  says: RegExp[];
}

const CASES: Case[] = [
  { name: 'calm', scene: 'environment', body: CALM, says: [/Không có lũ, không có thiên tai/] },
  {
    name: 'flood',
    scene: 'environment',
    body: FLOOD,
    kpis: true,
    says: [/^BĐ2 \+ 0,35 m$/, /^lên 12 cm\/giờ$/, /mất tín hiệu/, /^Cấp 3$/, /rủi ro lớn · đến /],
  },
  {
    name: 'full',
    scene: 'environment',
    body: FULL,
    kpis: true,
    says: [/^BĐ3 \+ 1,88 m$/, /^Nguy hại$/, /^và 4 bản tin khác$|^và 2 bản tin khác$/],
  },
  {
    name: 'silent',
    scene: 'environment',
    body: SILENT,
    says: [/^4 trạm đo mất tín hiệu$/, /^mất tín hiệu từ /],
  },
  {
    name: 'empty',
    scene: 'environment',
    body: { rivers: [], rain: [], air: [], bulletins: [] },
    says: [/Chưa có trạm đo nào gửi số liệu/],
  },
  {
    name: 'up',
    scene: 'infrastructure',
    body: UP,
    says: [/^11\/11$/, /Mọi dịch vụ đều hoạt động/],
  },
  {
    name: 'down',
    scene: 'infrastructure',
    body: DOWN,
    kpis: true,
    says: [/^21\/23$/, /^2 dịch vụ ngừng$/, /^ngừng từ /, /^đang bảo trì$/, /im lâu nhất: Cụm loa/],
  },
  {
    name: 'empty',
    scene: 'infrastructure',
    body: { services: [], kinds: [] },
    says: [/Chưa có dịch vụ hay thiết bị nào/],
  },
  {
    name: 'full',
    scene: 'economy',
    kpis: true,
    says: [/^Kinh tế số$/, /^mục tiêu từ 90 % trở lên$/, /^mất tín hiệu từ /],
  },
  { name: 'empty', scene: 'economy', says: [/Chưa có số liệu kinh tế, xã hội, điều hành/] },
  {
    name: 'ahead',
    scene: 'value',
    body: AHEAD,
    kpis: true,
    // 412,4 + 96 − 301,25 = 207,15, and a half is rounded away from zero
    says: [/^207,2$/, /^Quý 4$/, /^62 %$/, /^đo được/],
  },
  { name: 'behind', scene: 'value', body: BEHIND, says: [/chi phí nhiều hơn giá trị mang lại/] },
  { name: 'empty', scene: 'value', body: { periods: [] }, says: [/Năm nay chưa ghi giá trị/] },
];

describe('the scenes of a place', () => {
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

  async function opened(scene: string, more = ''): Promise<Page & PageTroubles> {
    const size = { width: 1920, height: 1080 };
    const page = await pages.open(browser, `/wall/${UNIT}?scene=${scene}${more}`, size);
    await untilLive(page, 'connected');
    return page;
  }

  const tell = (scene: TellingScene, body: unknown): void =>
    pages.answer(`/units/${UNIT}/scenes/${scene}`, { body });

  function bring({ scene, body, kpis = false }: Case): void {
    if (body !== undefined) tell(scene as TellingScene, body);
    const none = { value: null, status: 'none' as const, trend: null, freshAt: null };
    pages.values(...(kpis ? KPIS : KPIS.map((each) => ({ ...each, ...none }))));
  }

  it.each(CASES)('$scene, $name: is whole on every screen', async (each) => {
    bring(each);
    const page = await opened(each.scene);
    const faults: Record<string, string[]> = {};
    await unpainted(page, async () => {
      for (const size of WALL_SCREENS) {
        const { width, height } = size;
        await page.setViewportSize(size);
        for (const words of each.says) await page.getByText(words).first().waitFor();
        await laidOut(page);
        await settled(page);
        await picture(page, `${each.scene}-${each.name}-${width}x${height}`);
        const found = await geometryFaults(page, { within: '.place' });
        if (found.length > 0) faults[`${width}x${height}`] = found;
      }
    });
    expect(faults).toEqual({});
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('a scene that cannot be loaded says so, and mends itself', async () => {
    pages.answer(`/units/${UNIT}/scenes/value`, { status: 400, body: { code: 'broken' } });
    const page = await opened('value');
    await page.getByText('Không tải được, đang thử lại').waitFor();
    await picture(page, 'value-failed');
    tell('value', AHEAD);
    await page.getByText(/^207,2$/).waitFor();
    await page.getByText('số liệu vừa xong').waitFor();
    pages.answer(`/units/${UNIT}/scenes/value`, { status: 400, body: { code: 'broken' } });
    await page.getByText(/^Không tải được từ \d\d:\d\d, đang thử lại$/).waitFor();
    // the last numbers stand there still, and look it
    expect(await page.locator('.place').getAttribute('data-old')).toBe('true');
    expect(await page.getByText(/^207,2$/).count()).toBe(1);
    await picture(page, 'value-old');
    await page.context().close();
  });

  it('a province names the communes, and English is whole too', async () => {
    const body = { code: UNIT, level: 'province', parent: 'VN', name: { vi: 'Huế', en: 'Hue' } };
    const below = { code: '19800', level: 'commune', name: { vi: 'Hưng Lộc' }, kind: 'xã' };
    pages.answer(`/units/${UNIT}`, { body: { ...body, kind: 'thành phố', simulated: false } });
    pages.answer('/units', { body: { items: [below], next: null } });
    const inCommune = FLOOD.rivers.map((each) => ({ ...each, unit: '19800' }));
    tell('environment', { ...FLOOD, rivers: inCommune });
    const page = await opened('environment');
    await page.getByText('Xã Hưng Lộc').first().waitFor();
    await picture(page, 'environment-province');
    await page.context().close();
    const english = await opened('environment', '&lang=en');
    await english.getByText(/^AL2 \+ 0\.35 m$/).waitFor();
    await settled(english);
    await picture(english, 'environment-english');
    expect(await geometryFaults(english, { within: '.place' })).toEqual([]);
    await english.context().close();
  });
});
