import type { CaseFact, Source, UnitChanges } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { Town } from './kit/town';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SCREENS = [
  { size: DESK, lang: 'vi' },
  { size: PHONE, lang: 'vi' },
  { size: DESK, lang: 'en' },
  { size: PHONE, lang: 'en' },
] as const;

const HOUR_MS = 3_600_000;
/** `2026-11-20T08:00` in Vietnam, as addresses carry it. */
const written = (ms: number): string => new Date(ms + 7 * HOUR_MS).toISOString().slice(0, 16);
/** `20/11/2026 08:00` in Vietnam, as it is typed and shown. */
const typed = (ms: number): string => {
  const [year, month, day] = written(ms).slice(0, 10).split('-');
  return `${day}/${month}/${year} ${written(ms).slice(11)}`;
};
const iso = (ms: number): string => new Date(ms).toISOString();
const wider = 'document.documentElement.scrollWidth > window.innerWidth';

const NOW = Date.now();
const FROM = NOW - 26 * HOUR_MS;

const standing = (
  status: UnitChanges['kpis'][number]['before']['status'],
  value: number | null,
) => ({
  status,
  value,
  since: iso(FROM),
});
const oneCase = (n: number, over: object = {}) => ({
  ...{ unit: UNIT, kind: 'dossier', id: `000.00.12.H46-261125-${String(n).padStart(4, '0')}` },
  ...{ state: 'processing', openedAt: iso(FROM + HOUR_MS), effectiveDueAt: iso(NOW + HOUR_MS) },
  ...{ closedAt: null, open: true, overdue: false, late: false },
  ...over,
});
const source = (n: number) => ({
  ...{ key: `${UNIT}.cam-${n}`, name: `Camera ngã ba chợ Đồng Đăng – hướng quốc lộ 1A số ${n}` },
  ...{ kind: 'camera' as const, unit: UNIT, at: iso(NOW - n * HOUR_MS), maintained: n === 2 },
});
const MANY: UnitChanges = {
  ...{ unit: UNIT, from: iso(FROM), to: iso(NOW), present: true },
  kpis: [
    {
      ...{ kpi: 'dossiers-overdue', uom: 'hồ sơ', turn: 'worse', difference: 12 },
      ...{ before: standing('good', 0), after: standing('critical', 12) },
    },
    {
      ...{ kpi: 'cameras-online', uom: '%', turn: 'lost', difference: null },
      ...{ before: standing('warning', 87.5), after: standing('stale', 87.5) },
    },
    {
      ...{ kpi: 'feedback-overdue', uom: 'phản ánh', turn: 'better', difference: -3 },
      ...{ before: standing('critical', 4), after: standing('good', 1) },
    },
    {
      ...{ kpi: 'local-commerce', uom: 'VND', turn: null, difference: 1_234_567_890 },
      ...{ before: standing('good', 12_000), after: standing('good', 1_234_579_890) },
    },
  ],
  cases: {
    came: { count: 1_000, more: true, items: Array.from({ length: 20 }, (_, n) => oneCase(n)) },
    closed: {
      ...{ count: 2, more: false },
      items: [
        oneCase(31, { state: 'finished', open: false, closedAt: iso(NOW - HOUR_MS), late: true }),
        oneCase(32, { state: 'returned', open: false, closedAt: iso(NOW - 2 * HOUR_MS) }),
      ],
    },
    late: { count: 1, more: false, items: [oneCase(31, { overdue: true })] },
    told: { count: 1, more: false, items: [oneCase(41)] },
  },
  sources: {
    silent: { count: 2, more: false, items: [source(1), source(2)] },
    back: { count: 1, more: false, items: [source(3)] },
  },
  units: {
    ...{ count: 2, more: false },
    items: [
      {
        ...{ unit: '19754', worse: 3, lost: 1, better: 0, found: 0, new: 0 },
        worst: ['dossiers-overdue', 'feedback-overdue', 'flood-level'],
      },
      { unit: '19755', worse: 0, lost: 0, better: 2, found: 1, new: 0, worst: [] },
    ],
  },
};
const none = { count: 0, more: false, items: [] };
const NOTHING: UnitChanges = {
  ...{ unit: UNIT, from: iso(FROM), to: iso(NOW - HOUR_MS), present: false, kpis: [] },
  cases: { came: none, told: none, closed: none, late: none },
  sources: { silent: none, back: none },
  units: null,
};

const WORDS = {
  vi: {
    title: 'Có gì thay đổi',
    more: /hơn 1\.000\s+vụ việc mới/,
    lost: 'Mất số liệu',
    nothing: 'Không có gì thay đổi giữa hai thời điểm này.',
    week: 'Từ đầu tuần',
    own: 'Hai thời điểm tự chọn',
    from: 'Từ',
    to: 'Đến',
    go: 'So sánh',
  },
  en: {
    title: 'What changed',
    more: /more than 1\D?000\s+new cases/,
    lost: 'Data lost',
    nothing: 'Nothing changed between these two moments.',
    week: 'Since the week began',
    own: 'Two moments of your own',
    from: 'From',
    to: 'To',
    go: 'Compare',
  },
} as const;

describe('what changed between two moments', () => {
  let pages: PagesAlone;
  let browser: Browser;
  let asked: URL[];

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  beforeEach(() => {
    asked = [];
    pages.values({ kpi: 'dossiers-overdue', value: 5, status: 'critical', at: iso(NOW - 1_000) });
    pages.answer(`/units/${UNIT}/changes`, (url) => {
      asked.push(url);
      const to = url.searchParams.get('to');
      return { body: to === null ? MANY : { ...NOTHING, to: iso(Date.parse(to)) } };
    });
  });

  const opened = async (path: string, size = DESK): Promise<Page & PageTroubles> => {
    const page = await pages.open(browser, path, size);
    await untilLive(page, 'connected');
    return page;
  };

  it('is said to be unfinished while the past is reckoned anew, and so is a report', async () => {
    pages.answer('/reports', { body: { items: [], next: null } });
    pages.answer(`/units/${UNIT}/history-state`, {
      body: { unit: UNIT, communes: 12, done: 5, from: iso(NOW - 30 * 24 * HOUR_MS) },
    });
    const band = 'đã xong 5 trong 12 xã, số cũ có thể còn đổi';
    const page = await opened(`/u/${UNIT}/compare`);
    await page.getByText(band).waitFor();
    await wholePicture(page, 'compare-unfinished');
    expect(await violationsOf(page)).toEqual([]);
    const me = { user: { username: 'lan', displayName: 'Lan' }, unit: UNIT };
    pages.answer('/auth/me', { body: { ...me, role: 'province-staff' } });
    await page.goto(page.url().replace('/compare', '/reports'));
    await page.getByText(band).waitFor();
    await page.getByRole('button', { name: 'Lập báo cáo' }).click();
    await page
      .getByRole('dialog')
      .getByText(/sẽ ghi là chưa tính xong/)
      .waitFor();
    await wholePicture(page, 'report-unfinished');
    pages.answer(`/units/${UNIT}/history-state`, {
      body: { unit: UNIT, communes: 0, done: 0, from: null },
    });
    pages.answer('/auth/me', { body: { ...me, role: 'chairman' } });
    await page.context().close();
  });

  it.each(SCREENS)(
    'is told with counts, lists and both moments: $size.width, $lang',
    async ({ size, lang }) => {
      const words = WORDS[lang];
      const page = await opened(`/u/${UNIT}/compare?lang=${lang}`, size);
      await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
      await page.getByRole('heading', { name: words.more }).waitFor();
      // worst first; what is lost is named so and differs by nothing that can be said
      const rows = page.locator('.compare__kpis tbody tr');
      await expect(
        rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-turn'))),
      ).resolves.toEqual(['worse', 'lost', 'better', 'none']);
      await expect(rows.nth(1).innerText()).resolves.toContain(words.lost);
      await expect(rows.nth(1).locator('td').last().innerText()).resolves.toBe('--');
      // now and, by a second link, at the earlier moment
      const kpi = `/u/${UNIT}/kpi/dossiers-overdue`;
      const links = await rows
        .first()
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links[0]?.startsWith(kpi)).toBe(true);
      expect(links[0]).not.toContain('at=');
      expect(decodeURIComponent(links[1] ?? '')).toContain(`at=${written(FROM)}`);
      await wholePicture(page, `compare-${size.width}-${lang}`);
      await expect(page.evaluate(wider)).resolves.toBe(false);
      expect(await violationsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await wholePicture(page, `compare-${size.width}-${lang}-dark`);
      expect(await violationsOf(page)).toEqual([]);
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
  );

  it.each(['vi', 'en'] as const)(
    'is asked for by keyboard, and stands in the address: %s',
    async (lang) => {
      const words = WORDS[lang];
      const page = await opened(`/u/${UNIT}/compare?lang=${lang}`);
      await page.getByRole('button', { name: words.week }).press('Enter');
      await page.waitForURL(/from=\d{4}-\d{2}-\d{2}T00/);
      await page.getByText(words.own).press('Enter');
      await page
        .getByLabel(words.from, { exact: false })
        .first()
        .fill(typed(NOW - 5 * HOUR_MS));
      const to = page.locator('input[name="to"]');
      await to.fill(typed(NOW - HOUR_MS));
      await to.press('Enter');
      await page.getByText(words.nothing).waitFor();
      expect(decodeURIComponent(page.url())).toContain(`from=${written(NOW - 5 * HOUR_MS)}`);
      expect(decodeURIComponent(page.url())).toContain(`to=${written(NOW - HOUR_MS)}`);
      await wholePicture(page, `compare-nothing-${lang}`);
      await page.goBack();
      await page.getByRole('heading', { name: words.more }).waitFor();
      await page.context().close();
    },
  );

  it('says that there is more, and moves only when it is asked to', async () => {
    const page = await opened(`/u/${UNIT}/compare`);
    await page.getByRole('heading', { name: WORDS.vi.more }).waitFor();
    const before = asked.length;
    await expect(page.getByText('Có thay đổi mới').count()).resolves.toBe(0);
    const top = async () => (await page.locator('#compare-kpis').boundingBox())?.y;
    const stood = await top();
    pages.values({ kpi: 'dossiers-overdue', value: 6, status: 'critical', at: iso(NOW + 60_000) });
    await page.getByText('Có thay đổi mới').waitFor();
    expect(await top()).toBe(stood);
    expect(asked.length).toBe(before);
    await page.getByRole('button', { name: 'tải lại' }).press('Enter');
    await until('it was asked for again', () =>
      Promise.resolve(asked.length > before || undefined),
    );
    await page.context().close();
  });

  it('fits on paper', async () => {
    const page = await opened(`/u/${UNIT}/compare`);
    await page.getByRole('heading', { name: WORDS.vi.more }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 1000 });
    await wholePicture(page, 'compare-print');
    await expect(page.locator('.compare__choice').isVisible()).resolves.toBe(false);
    await expect(page.locator('.topbar').isVisible()).resolves.toBe(false);
    await page.getByRole('heading', { name: WORDS.vi.title }).waitFor();
    await expect(page.evaluate(wider)).resolves.toBe(false);
    await page.context().close();
  });

  it('lets nothing move under the cursor', async () => {
    const two = (overdue: number, feedback: number) =>
      pages.values(
        { kpi: 'dossiers-overdue', value: overdue, status: overdue > 5 ? 'critical' : 'warning' },
        { kpi: 'feedback-overdue', value: feedback, status: feedback > 5 ? 'critical' : 'warning' },
      );
    two(9, 2);
    const page = await opened(`/u/${UNIT}`);
    const tiles = page.getByRole('region', { name: 'Cần xử lý trước' }).locator('[data-kpi]');
    const order = () =>
      tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute('data-kpi')));
    await tiles.nth(1).waitFor();
    expect(await order()).toEqual(['dossiers-overdue', 'feedback-overdue']);
    await tiles.first().hover();
    two(2, 9);
    // the numbers are those of now, their places are not
    await page.locator('[data-kpi="feedback-overdue"][data-value="9"]').first().waitFor();
    expect(await order()).toEqual(['dossiers-overdue', 'feedback-overdue']);
    const bring = page.getByRole('button', { name: 'Có thay đổi · sắp xếp lại' });
    await bring.waitFor();
    await wholePicture(page, 'held-1440');
    await bring.click();
    expect(await order()).toEqual(['feedback-overdue', 'dossiers-overdue']);
    // whoever goes away lets it move again
    await page.mouse.move(2, 2);
    await page.evaluate('document.activeElement?.blur()');
    two(9, 2);
    await until('it is in its order', async () =>
      (await order())[0] === 'dossiers-overdue' ? true : undefined,
    );
    await page.context().close();
  });
});

describe('a moment of the past', () => {
  const PROVINCE = '20';
  const COMMUNE = '06211';
  const KPI = 'dossiers-overdue';
  let town: Town;
  let browser: Browser;
  /** Between the first and the second word on the case. */
  let between: number;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE });
    const said = { kind: 'dossier', id: 'H-1', dueAt: iso(Date.now() - HOUR_MS) };
    await desk.publish('case', {
      ...said,
      state: 'processing',
      openedAt: iso(Date.now() - 48 * HOUR_MS),
    });
    await town.untilKpi(COMMUNE, KPI, ({ value }) => value === 1);
    between = Date.now() + 1;
    await until('a moment went by', () => Promise.resolve(Date.now() > between + 2 || undefined));
    await desk.publish('case', { ...said, state: 'finished' });
    await town.untilKpi(COMMUNE, KPI, ({ value }) => value === 0);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function opened(path: string, size = DESK): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, town.server.httpUrl, town.admin.cookie);
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
    return page;
  }

  it('has the case as it was known then, and what changed since', async () => {
    const at = `unit=${COMMUNE}&at=${encodeURIComponent(iso(between))}`;
    const then = await town.admin.get<CaseFact>(`/cases/dossier/H-1?${at}`);
    expect(then).toMatchObject({ state: 'processing', open: true, overdue: true });
    expect(then.history).toHaveLength(1);
    const now = await town.admin.get<CaseFact>(`/cases/dossier/H-1?unit=${COMMUNE}`);
    expect(now).toMatchObject({ state: 'finished', open: false, late: true });
    const since = `/units/${PROVINCE}/changes?from=${encodeURIComponent(iso(between))}`;
    const changes = await town.admin.get<UnitChanges>(since);
    expect(changes.cases?.closed).toMatchObject({ count: 1, items: [{ id: 'H-1', late: true }] });
    expect(changes.cases?.came.count).toBe(0);
    expect(changes.units?.items).toMatchObject([{ unit: COMMUNE, better: 1 }]);
    expect(
      await town.admin.get<Source>(`/sources/${COMMUNE}.motcua?at=${Date.now() - 48 * HOUR_MS}`),
    ).toMatchObject({
      state: 'offline',
      since: null,
      metrics: [],
    });
    // who sees no cases sees none of them changed
    const technician = await town.user('ky-thuat', 'technician', COMMUNE);
    const seen = await technician.get<UnitChanges>(`/units/${COMMUNE}/changes`);
    expect(seen.cases).toBeNull();
    expect(seen.kpis.length).toBeGreaterThan(0);
  });

  it('counts as many cases as the list of them has', async () => {
    const page = await opened(`/u/${COMMUNE}/compare?from=${written(Date.now() - 24 * HOUR_MS)}`);
    // opened two days ago, and told of since
    const came = page.getByRole('region', { name: /đến muộn$/ });
    await came.getByRole('heading', { name: /^1\s/ }).waitFor();
    await came.getByRole('link', { name: 'xem tất cả' }).click();
    await page.getByText('Đã tải 1 / 1', { exact: true }).waitFor();
    await page.getByText(/^Có từ trước, đến muộn: /).waitFor();
    await wholePicture(page, 'cases-changed');
    await page.getByRole('button', { name: /^Bỏ lọc Có từ trước, đến muộn/ }).press('Enter');
    await page.getByText(/^Có từ trước, đến muộn: /).waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('changed');
    await page.context().close();
  });

  it('has the list of cases as it stood', async () => {
    // the first word of the case is a minute's part ago: its state of then is the first one
    const page = await opened(
      `/u/${COMMUNE}/cases?standing=overdue&at=${encodeURIComponent(iso(between))}`,
    );
    await page.getByText('Đã tải 1 / 1', { exact: true }).waitFor();
    await page.locator('.grid__row').getByText('đang xử lý').waitFor();
    await page.getByText('Có những vụ việc đã mở đến lúc đó.', { exact: false }).waitFor();
    await wholePicture(page, 'cases-then-1440');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(PHONE);
    await wholePicture(page, 'cases-then-390-dark');
    expect(await page.evaluate(wider)).toBe(false);
    await page.getByRole('link', { name: 'H-1', exact: true }).click();
    await page.getByRole('heading', { name: 'Hồ sơ H-1' }).waitFor();
    expect(page.url()).toContain('at=');
    await page.context().close();
  });

  it('is refused where it makes no sense', async () => {
    const status = async (query: string): Promise<number> =>
      (
        await fetch(`${town.server.httpUrl}/api/v1/units/${COMMUNE}/changes?${query}`, {
          headers: { cookie: town.admin.cookie },
        })
      ).status;
    const [now, ago] = [Date.now(), Date.now() - HOUR_MS];
    expect(await status(`from=${now}&to=${ago}`)).toBe(400);
    expect(await status(`from=${now - 400 * 24 * HOUR_MS}`)).toBe(400);
    expect(await status(`from=${ago}&to=x`)).toBe(400);
    expect(await status(`from=${ago}&to=${now + HOUR_MS}`)).toBe(200);
  });

  /** Every page of the way down. */
  const WAY = [
    `/u/${PROVINCE}`,
    `/u/${COMMUNE}`,
    `/u/${COMMUNE}/kpi/${KPI}`,
    `/u/${COMMUNE}/alerts`,
    `/s/${COMMUNE}.motcua`,
    `/u/${COMMUNE}/cases`,
    `/u/${COMMUNE}/case/dossier/H-1`,
  ];

  it.each([
    { size: DESK, lang: 'vi', band: /Đang xem thời điểm/, corner: 'Xem tại thời điểm' },
    { size: PHONE, lang: 'en', band: /This is/, corner: 'See a moment' },
  ] as const)(
    'is marked on every page of the way down: $size.width, $lang',
    async ({ size, lang, band, corner }) => {
      const at = written(Date.now() - 2 * 60_000);
      for (const path of WAY) {
        const page = await opened(`${path}?at=${at}&lang=${lang}`, size);
        await page.getByRole('status').filter({ hasText: band }).waitFor();
        await page.locator('.crumbs__end').getByText(corner).waitFor();
        await until('nothing is loading any more', async () =>
          (await page.locator('[aria-busy="true"]').count()) === 0 ? true : undefined,
        );
        // it is not live, and no link of the way leads out of the moment unasked
        await expect(page.locator('.topbar .live-dot').count()).resolves.toBe(0);
        await page.locator('.past-choice summary').click();
        await wholePicture(page, `past-${path.replaceAll('/', '-')}-${size.width}`);
        await expect(page.evaluate(wider)).resolves.toBe(false);
        if (size === DESK) expect(await violationsOf(page)).toEqual([]);
        const ways = await page
          .locator('.crumbs a, .kpi-row, .ranking__row a')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        expect(ways.filter((href) => !href.includes('at='))).toEqual([]);
        expect(page.errors).toEqual([]);
        await page.context().close();
      }
    },
  );

  it('in which a case was not there says so', async () => {
    const page = await opened(
      `/u/${COMMUNE}/case/dossier/H-1?at=${written(Date.now() - 24 * HOUR_MS)}`,
    );
    await page.getByRole('heading', { name: 'Vụ việc này chưa có lúc đó' }).waitFor();
    await wholePicture(page, 'past-case-not-yet');
    await page.locator('.state').getByRole('link', { name: 'Trở về hiện tại' }).press('Enter');
    await page.locator('.page-title').getByText('đã xong').waitFor();
    expect(page.url()).not.toContain('at=');
    await page.context().close();
  });

  it('is typed, picked from a calendar, or chosen in one press', async () => {
    const page = await opened(`/u/${COMMUNE}`);
    await page.getByText('Xem tại thời điểm').click();
    await page.getByRole('button', { name: 'Hoặc chọn trên lịch' }).click();
    await wholePicture(page, 'past-picker');
    await page.getByRole('button', { name: 'Chọn thời điểm này' }).click();
    await page.getByLabel('Ngày giờ', { exact: false }).first().fill('20/11/2026 08:05');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.waitForURL(/at=2026-11-20T08(:|%3A)05/);
    await page.getByText('Xem tại thời điểm').click();
    await page.getByRole('button', { name: 'Hôm qua 08:00' }).press('Enter');
    await page.waitForURL(/T08(:|%3A)00/);
    await page.context().close();
  });

  it('cannot be shown by some pages, which say so in the same corner', async () => {
    const at = written(Date.now() - HOUR_MS);
    const ledger = await opened(`/u/${COMMUNE}/value?at=${at}`);
    await ledger
      .locator('.crumbs__end')
      .getByText(/Trang này không xem lại được thời điểm/)
      .waitFor();
    await wholePicture(ledger, 'past-ledger');
    expect(await violationsOf(ledger)).toEqual([]);
    await ledger.context().close();
    const sources = await opened('/admin/sources', PHONE);
    await sources.getByText('Trang này chỉ có hiện tại').waitFor();
    await expect(sources.evaluate(wider)).resolves.toBe(false);
    await sources.context().close();
  });
});
