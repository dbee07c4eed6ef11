import type { Browser, Page } from 'playwright-core';
import type { KpiPoint, KpiValue, SceneData, UnitMap } from '@nhip-xa/contract';
import {
  laidOut,
  picture,
  settled,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { unpainted } from './kit/every-screen';
import { WALL_SCREENS, geometryFaults } from './kit/geometry';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { CALM, minutesAgo, river } from './kit/place-samples';

type Given = Partial<KpiValue> & Pick<KpiValue, 'kpi'>;

const bad = (kpi: string, status: KpiValue['status'], over: Partial<KpiValue> = {}): Given => ({
  ...{ kpi, status, value: 1, since: minutesAgo(5), at: minutesAgo(1), freshAt: minutesAgo(1) },
  ...over,
});
const VALUES: readonly Given[] = [
  bad('fire-alarms', 'critical', { uom: 'báo động', value: 3 }),
  bad('flood-level', 'critical', { uom: 'cấp 0–3', value: 2 }),
  bad('disaster-risk', 'warning', { uom: 'cấp 0–5', value: 2 }),
  { kpi: 'cameras-online', uom: '%', value: 97, status: 'good', freshAt: minutesAgo(1) },
  { kpi: 'services-online', uom: '%', value: 97, status: 'good', freshAt: minutesAgo(1) },
];
const told = (at: string, atLeast = false) => ({
  ...{ more: 0, alert: { openedAt: at, acknowledged: false } },
  began: { at, atLeast },
});
const DECISIONS: SceneData<'overview'> = {
  decisions: [
    { kpi: 'fire-alarms', where: ['Nà Pài', 'geo:21.8512,106.76', ''], ...told(minutesAgo(9)) },
    { kpi: 'flood-level', where: ['Cầu Sông'], ...told(minutesAgo(125)) },
    { kpi: 'disaster-risk', where: ['flood'], ...told(minutesAgo(240), true) },
  ],
};
const NOWHERE: UnitMap = { unit: UNIT, boundary: null, below: [], sources: [], cases: [] };
/** A number that stood still all day and then jumped, or went up and down all day. */
const dayOf = (jumps: boolean): KpiPoint[] =>
  Array.from({ length: 24 }, (_, hour) => ({
    at: minutesAgo((24 - hour) * 60 - 5),
    value: jumps ? (hour < 23 ? 90 : 97) : 97 - (hour % 5),
    numerator: null,
    denominator: null,
    status: 'good',
  }));

interface Edges {
  bottom: number;
  right: number;
}

/** What a river's card says and does not stay in it. */
const outsideCards = (page: Page): Promise<string[]> =>
  page.locator('.env-river').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const frame = card.getBoundingClientRect() as Edges;
      return [...card.querySelectorAll('span, strong, time')]
        .map((text) => ({
          said: text.textContent ?? '',
          box: text.getBoundingClientRect() as Edges,
        }))
        .filter(({ box }) => box.bottom > frame.bottom + 1 || box.right > frame.right + 1)
        .map(({ said }) => `${said} lies outside its card`);
    }),
  );

describe('what the wall of a commune in trouble tells in ten seconds', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
    pages.values(...VALUES);
    pages.answer(`/units/${UNIT}/scenes/overview`, { body: DECISIONS });
    pages.answer(`/units/${UNIT}/kpis/cameras-online/history`, { body: { items: dayOf(true) } });
    pages.answer(`/units/${UNIT}/kpis/services-online/history`, { body: { items: dayOf(false) } });
    pages.answer(`/units/${UNIT}/map`, { body: NOWHERE });
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  async function opened(address: string): Promise<Page & PageTroubles> {
    const size = { width: 1920, height: 1080 };
    const page = await pages.open(browser, `/wall/${UNIT}?${address}`, size);
    await untilLive(page, 'connected');
    return page;
  }

  const wordsOf = async (page: Page, selector: string): Promise<string> =>
    (await page.locator(selector).innerText()).replace(/\s+/g, ' ');

  async function liesRight(page: Page, what: string): Promise<void> {
    const faults: Record<string, string[]> = {};
    await unpainted(page, async () => {
      for (const size of WALL_SCREENS) {
        await page.setViewportSize(size);
        await laidOut(page);
        await settled(page);
        const name = `told-${what}-${size.width}x${size.height}`;
        if (size.height < 2_000) await picture(page, name);
        const found = [...(await geometryFaults(page)), ...(await outsideCards(page))];
        if (found.length > 0) faults[name] = found;
      }
    });
    expect(faults).toEqual({});
  }

  it('since when, at least since when, and where, without a code', async () => {
    const page = await opened('scene=overview');
    const decision = (kpi: string): string => `.decision[data-kpi="${kpi}"]`;
    await page.locator(decision('disaster-risk')).getByText('Lũ').waitFor();
    expect(await wordsOf(page, decision('fire-alarms'))).toMatch(
      /từ .*Nà Pài, toạ độ 21,8512; 106,76, chưa rõ nơi/,
    );
    expect(await wordsOf(page, decision('fire-alarms'))).not.toContain('từ trước');
    expect(await wordsOf(page, decision('disaster-risk'))).toMatch(/từ trước .*Lũ/);
    expect(await wordsOf(page, decision('flood-level'))).toMatch(/từ \d\d:\d\d.*Cầu Sông/);
    await page.context().close();
  });

  it('tells on what is bad where nothing is new, by what began last', async () => {
    const page = await opened('scene=overview');
    await page.locator('.wall__ticker').getByText('Đang diễn ra').waitFor();
    const words = await wordsOf(page, '.wall__ticker');
    expect(words).toMatch(/Đang diễn ra từ .*(Báo cháy|cháy).*: 3 báo động/i);
    expect(words).not.toContain('Chưa có diễn biến mới');
    await page.context().close();
  });

  it('draws no line of a number that jumped once, and one of a number that went its way', async () => {
    const page = await pages.open(browser, '/login', { width: 1920, height: 1080 });
    let tell = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (tell = resolve));
    const asked = page.waitForRequest(/cameras-online\/history/);
    await page.route(/cameras-online\/history/, async (route) => {
      await waiting;
      await route.fallback();
    });
    await page.goto(`${pages.live.url}/wall/${UNIT}?scene=overview`);
    const line = (kpi: string) => page.locator(`.number[data-kpi="${kpi}"] .spark`);
    await line('services-online').waitFor();
    // what a number did is not known before it was told
    expect(await line('cameras-online').count()).toBe(0);
    const told = (await asked).response();
    tell();
    await told;
    await settled(page);
    expect(await line('cameras-online').count()).toBe(0);
    await page.context().close();
  });

  it('lies right, and leaves the room of a map that would show a dot to the decisions', async () => {
    const place = { lat: 21.8, lon: 106.7, category: 'fire', overdue: false };
    const cases = [{ ...place, kind: 'alarm', id: '1' }];
    pages.answer(`/units/${UNIT}/map`, { body: { ...NOWHERE, cases } });
    const page = await opened('scene=overview');
    await page.locator('.decision').nth(2).waitFor();
    await liesRight(page, 'overview');
    expect(await page.locator('.wall-map').count()).toBe(0);
    const spread = [0, 1, 2].map((at) => ({
      ...{
        ...place,
        kind: 'alarm',
        ...(at > 0 && { kind: 'feedback', category: null }),
        id: `${at}`,
      },
      ...{ lat: 21.8 + at * at * 0.01, lon: 106.7 + at * 0.02 },
    }));
    pages.answer(`/units/${UNIT}/map`, { body: { ...NOWHERE, cases: spread } });
    await page.reload();
    // what burns is named beside its mark, and what the other marks are is said below
    await page.locator('.wall-map').getByText('Cháy').first().waitFor();
    await page.locator('.wall-map').getByText('2 phản ánh').waitFor();
    await liesRight(page, 'map');
    expect(page.errors).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('since when a river is over its level, and what the gauges do that have no room', async () => {
    const levels = [10.4, 10.2, 9.7, 9.6, 9.5, 9.2, 8.1, 8];
    const rivers = levels.map((value, at) => {
      const above = value > 9 ? { at: minutesAgo(70 + at), atLeast: at % 2 === 1 } : null;
      return river({ name: `Trạm ${at + 1} Sông Kỳ Cùng`, value, above, risePerHour: 0.38 });
    });
    pages.answer(`/units/${UNIT}/scenes/environment`, { body: { ...CALM, rivers } });
    const page = await opened('scene=environment');
    await page.getByText(/vượt BĐ2 từ \d/).waitFor();
    await page.getByText('vượt BĐ2 từ trước').waitFor();
    // two are large and two small: 9.5 and 9.2 are over 9, 8.1 and 8 are not
    await page.getByText('4 trạm khác: 2 vượt BĐ1, 2 bình thường').waitFor();
    await liesRight(page, 'rivers');
    await page.context().close();
  }, 240_000);
});
