import { kpiValue } from '@nhip-xa/testing';
import type { KpiValue, UnitMap } from '@nhip-xa/contract';
import type { Browser, Page } from 'playwright-core';
import {
  laidOut,
  picture,
  settled,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import {
  CALM,
  PROVINCE,
  TROUBLE,
  dealt,
  hasRealData,
  madeUpCommune,
  madeUpProvince,
  placesOfProvince,
  realProvince,
  showProvince,
} from './kit/map-stage';
import { PagesAlone, UNIT } from './kit/pages-alone';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 3840, height: 1080 },
  { width: 5760, height: 1080 },
  { width: 1080, height: 1920 },
];
const FULL_HD = { width: 1920, height: 1080 };

/** What is outside of the screen or of its list, and texts of the map that cover one another. */
const DEFECTS = `(() => {
  const box = (each) => each.getBoundingClientRect();
  const name = (each) => String(each.textContent || each.getAttribute('class')).slice(0, 50);
  const foot = box(document.querySelector('.wall__footer')).top;
  const all = [...document.querySelectorAll('.map-scene *')].filter((each) => box(each).width > 0);
  const outside = all.filter((each) => {
    const { left, right, top, bottom } = box(each);
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > foot + 2;
  }).map((each) => 'outside: ' + name(each));
  const cut = [...document.querySelectorAll('.rank__row, .places__row, .map-head *, .rank__rest')]
    .filter((each) => each.scrollHeight > each.clientHeight + 2 && each.clientHeight > 0
      && getComputedStyle(each).display !== 'inline')
    .map((each) => 'cut: ' + name(each));
  const small = all.filter((each) => each.children.length === 0 && each.textContent.trim() !== ''
    && parseFloat(getComputedStyle(each).fontSize) < innerHeight * 0.0139)
    .map((each) => 'small: ' + name(each));
  const labels = [...document.querySelectorAll('.area-map__label, .area-map__name')];
  const over = labels.flatMap((one, at) => labels.slice(at + 1).filter((other) => {
    const [a, b] = [box(one), box(other)];
    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  }).map((other) => 'over: ' + name(one) + ' / ' + name(other)));
  return [...outside, ...cut, ...small, ...over];
})()`;

/** Once nothing on the page moves any more. */
async function defectsOf(page: Page): Promise<string[]> {
  await laidOut(page);
  await settled(page);
  return page.evaluate<string[]>(DEFECTS);
}

const islandAt = (lon: number, lat: number): [number, number][] => [
  [lon, lat],
  [lon + 0.05, lat],
  [lon + 0.05, lat + 0.05],
  [lon, lat],
];

describe('the map of a wall', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    pages = await PagesAlone.start();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await pages.stop();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function opened(path: string, size = FULL_HD): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, path, size);
    await untilLive(page, 'connected');
    return page;
  }
  const province = (map: UnitMap, values: readonly KpiValue[]): void =>
    showProvince(pages, map, [
      ...values,
      kpiValue({
        unit: map.unit,
        kpi: 'dossiers-overdue',
        value: 1_287,
        uom: 'hồ sơ',
        status: 'critical',
        coverage: { reporting: 20, expected: 24 },
      }),
    ]);

  describe.each(SCREENS)('$width × $height', (size) => {
    const shape = `${size.width}x${size.height}`;

    it('a province in trouble: who, how bad, since when, and who is silent', async () => {
      const map = madeUpProvince();
      province(map, dealt(map, 'dossiers-overdue', TROUBLE));
      const page = await opened(`/wall/${PROVINCE}?scene=map`, size);
      await page.getByText('xã cần quyết định').waitFor();
      await page.locator('.area-map__label[data-status="critical"]').first().waitFor();
      await settled(page);
      await picture(page, `map-province-${shape}`);
      expect(await defectsOf(page)).toEqual([]);
      // TROUBLE has 17 states, of 24 communes: two of 2, of 4, 12 and 21, two of 6, 16 and 23, one none
      await page.getByText('3 xã có chỉ số mất tín hiệu').waitFor();
      await page.getByText('20/24 xã có số liệu').waitFor();
      const stale = page.locator('.rank__row[data-status="stale"]').first();
      expect(await stale.textContent()).toMatch(/mất tín hiệu từ/);
      expect(page.errors).toEqual([]);
    });

    it('a commune in trouble: sources that are silent and cases that are overdue, by name', async () => {
      pages.answer(`/units/${UNIT}/map`, { body: madeUpCommune(true) });
      const page = await opened(`/wall/${UNIT}?scene=map`, size);
      await page.getByRole('heading', { name: 'Nguồn mất tín hiệu' }).waitFor();
      await settled(page);
      await picture(page, `map-commune-${shape}`);
      expect(await defectsOf(page)).toEqual([]);
      expect(page.errors).toEqual([]);
    });
  });

  it('is quiet where everything is good: no area is filled and no label shouts', async () => {
    const map = madeUpProvince();
    province(map, dealt(map, 'dossiers-overdue', CALM));
    const page = await opened(`/wall/${PROVINCE}?scene=map`);
    await page.getByText('Không xã nào mất tín hiệu').waitFor();
    await settled(page);
    await picture(page, 'map-province-calm');
    expect(await page.locator('.area-map__area[data-status="good"]').count()).toBe(23);
    expect(await page.locator('.area-map__area:not([data-status="good"])').count()).toBe(0);
    expect(await defectsOf(page)).toEqual([]);
  });

  it('says in words which borders are guessed and who is not on it, to those who hear it too', async () => {
    const map = madeUpProvince();
    province(map, dealt(map, 'dossiers-overdue', TROUBLE));
    const page = await opened(`/wall/${PROVINCE}?scene=map`);
    await page.getByText('ranh giới gần đúng').waitFor();
    await page.getByText('Chưa có vị trí: Đông Kinh').waitFor();
    // 2 and 19 critical; 4, 12 and 21 warning; 6, 16 and 23 stale; 10 none
    await page
      .getByRole('img', {
        name: /2 nghiêm trọng · 3 cảnh báo · 3 mất tín hiệu · 1 chưa có số liệu/,
      })
      .waitFor();
    expect(await page.locator('.rank__row, .rank__rest').count()).toBeGreaterThan(4);
  });

  it('a commune that turns bad changes its colour alone, and its place in the ranking', async () => {
    const map = madeUpProvince();
    const values = dealt(map, 'dossiers-overdue', CALM);
    province(map, values);
    const page = await opened(`/wall/${PROVINCE}?scene=map`);
    const area = page.locator('.area-map__area[data-unit="05976"]');
    await area.waitFor();
    const path = await area.getAttribute('d');
    const [seventh] = values.filter(({ unit }) => unit === '05976');
    if (!seventh) throw new Error('there is no 05976');
    const worse = { ...seventh, status: 'critical', value: 9 } as const;
    pages.live.values.set(worse);
    pages.live.publisher.kpiChanged('05976', [worse]);
    await page.locator('.area-map__area[data-unit="05976"][data-status="critical"]').waitFor();
    expect(await area.getAttribute('d')).toBe(path);
    const first = page.locator('.rank__row').first();
    expect(await first.getAttribute('data-unit')).toBe('05976');
  });

  it('without numbers, without a map, before either, and without communes it says so', async () => {
    const map = madeUpProvince();
    province(map, []);
    const page = await opened(`/wall/${PROVINCE}?scene=map`);
    await page.getByText('0/24 xã có số liệu').waitFor();
    await settled(page);
    await picture(page, 'map-province-none');
    expect(await page.locator('.map-head__value').textContent()).toMatch(/^--/);

    const nowhere = map.below.map((each) => ({ ...each, boundary: null, lat: null, lon: null }));
    pages.answer(`/units/${PROVINCE}/map`, { body: { ...map, below: nowhere } });
    await page.reload();
    await page.getByText('Chưa có bản đồ').waitFor();
    await picture(page, 'map-province-nowhere');
    expect(await defectsOf(page)).toEqual([]);

    pages.answer(`/units/${PROVINCE}/map`, { body: { ...map, below: [] } });
    await page.reload();
    await page.getByText('Chưa có xã nào').waitFor();

    pages.answer(`/units/${PROVINCE}/map`, { status: 503, body: { code: 'unavailable' } });
    await page.reload();
    await page.getByText('Chưa tải được bản đồ').waitFor({ timeout: 30_000 });
    expect(page.errors).toEqual([]);
  });

  it('a calm commune has nothing to list, and its marks are told', async () => {
    pages.answer(`/units/${UNIT}/map`, { body: madeUpCommune(false) });
    const page = await opened(`/wall/${UNIT}?scene=map`);
    await page.getByText('Mọi nguồn đều hoạt động').waitFor();
    await page.getByText('9 vụ việc đang mở').waitFor();
    await picture(page, 'map-commune-calm');
    expect(await defectsOf(page)).toEqual([]);
  });

  it('in English', async () => {
    const map = madeUpProvince();
    province(map, dealt(map, 'dossiers-overdue', TROUBLE));
    const page = await opened(`/wall/${PROVINCE}?scene=map&lang=en`);
    await page.getByText('communes need a decision').waitFor();
    await page.getByText('borders are approximate').waitFor();
    await picture(page, 'map-province-en');
    expect(await defectsOf(page)).toEqual([]);
  });

  it('far islands have a box of their own, so that the mainland is as large as without them', async () => {
    const near = madeUpProvince();
    const islands = [6, 6.4, 6.9].map((far, at): UnitMap['below'][number] => ({
      ...{ unit: `0690${at}`, name: { vi: `Đảo Xa ${at + 1}`, en: `Far ${at + 1}` } },
      ...{ lat: null, lon: null },
      boundary: {
        type: 'Polygon',
        coordinates: [islandAt(106 + far, 20 - at * 0.3)],
      },
    }));
    const breadthWith = async (map: UnitMap): Promise<number> => {
      const values = dealt(map, 'dossiers-overdue', CALM);
      const worst = islands.map(({ unit }) =>
        kpiValue({ unit, kpi: 'dossiers-overdue', value: 9 }),
      );
      province(map, [
        ...values,
        ...worst.map((each) => ({ ...each, status: 'critical' as const })),
      ]);
      const page = await opened(`/wall/${PROVINCE}?scene=map`);
      const first = page.locator('.area-map__area[data-unit="05970"]');
      await first.waitFor();
      expect(await defectsOf(page)).toEqual([]);
      await picture(page, `map-islands-${map.below.length}`);
      const { width = 0 } = (await first.boundingBox()) ?? {};
      const boxes = await page.locator('.area-map__inset').count();
      expect(boxes).toBe(map === near ? 0 : 1);
      if (map !== near) {
        await page.locator('.area-map__inset', { hasText: /cách \d+ km/ }).waitFor();
        for (const { unit } of islands) {
          await page.locator(`.area-map__label[data-unit="${unit}"]`).waitFor();
        }
      }
      await page.close();
      return width;
    };
    const alone = await breadthWith(near);
    const together = await breadthWith({ ...near, below: [...near.below, ...islands] });
    // a strip of 30 % at most is given to the box
    expect(together).toBeGreaterThan(alone * 0.69);
  });

  const real = hasRealData ? it : it.skip;
  const REAL_MAPS: readonly [string, () => UnitMap][] = [
    ['20', () => realProvince('20', 'communes_20_lang_son.geojson')],
    ['68', () => realProvince('68', 'communes_68_lam_dong.geojson')],
    ['79', () => placesOfProvince('79', true)],
    ['38', () => placesOfProvince('38', false)],
    // with islands far out at sea
    ['48', () => placesOfProvince('48', true)],
    ['56', () => placesOfProvince('56', true)],
  ];

  real.each(REAL_MAPS)('the real communes of province %s', async (code, mapOf) => {
    const map = mapOf();
    province(map, dealt(map, 'dossiers-overdue', TROUBLE));
    const page = await opened(`/wall/${code}?scene=map`);
    await page.locator('.area-map__label[data-status="critical"]').first().waitFor();
    await settled(page);
    await picture(page, `map-real-${code}`);
    const hasFarIslands = ['48', '56', '79'].includes(code);
    expect(await page.locator('.area-map__inset').count()).toBe(hasFarIslands ? 1 : 0);
    expect(await defectsOf(page)).toEqual([]);
    expect(page.errors).toEqual([]);
  });
});
