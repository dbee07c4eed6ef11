import type { CaseFact, CasePeers, KpiDistribution } from '@nhip-xa/contract';
import { until, type ApiClient } from '@nhip-xa/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import type { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const [OWN, OTHER] = ['06211', '06184'] as const;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** One present for all that is said, so that lengths come out even. */
const BEGAN_MS = Date.now();
const ago = (ms: number): string => new Date(BEGAN_MS - ms).toISOString();
const KPI = 'dossiers-on-time';
const LATE = `/u/${OWN}/case/dossier/TRE-1`;
const CHART = `/u/${OWN}/kpi/${KPI}`;

/** From a case to why it is late, and from a number to the readings behind it. */
describe('a case and the charts of a number', () => {
  let town: Town;
  let browser: Browser;
  let desk: Device;
  let staff: ApiClient;
  let officer: ApiClient;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(OWN, PROVINCE, 'Đồng Đăng');
    await town.commune(OTHER, PROVINCE, 'Lộc Bình');
    staff = await town.user('hoa', 'province-staff', PROVINCE);
    officer = await town.user('lan', 'officer', OWN);
    desk = await town.connected({ id: 'motcua', kind: 'service', unit: OWN, name: 'Một cửa' });
    const other = await town.connected({ id: 'motcua', kind: 'service', unit: OTHER });
    await desk.publish('case', [...late(), ...closedOf(OWN, 9, 3), ...openNow()]);
    await other.publish('case', closedOf(OTHER, 4, 1));
    const gauge = await town.connected({
      ...{ id: 'water-1', kind: 'device', unit: OWN, attributes: { floodLevels: [3, 4, 5] } },
    });
    await gauge.publish(
      'telemetry',
      Array.from({ length: 60 }, (_, n) => ({
        ts: ago((60 - n) * 60_000),
        values: { water_level: 2 + Math.sin(n / 9) },
      })),
    );
    await town.untilKpi(OWN, KPI, ({ value }) => value !== null);
    await town.untilKpi(OWN, 'flood-level', ({ value }) => value !== null);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const said = (id: string, ms: number, state: string, more: object = {}): object => ({
    ...{ kind: 'dossier', id, ts: ago(ms), state },
    ...more,
  });
  const marriage = { procedure: '1.004', procedureName: 'Đăng ký kết hôn' };

  /** Accepted 12 days ago, due 6 days ago, paused for a day, done 2 days ago: 3 days late. */
  const late = (): object[] => [
    said('TRE-1', 12 * DAY_MS, 'accepted', { dueAt: ago(6 * DAY_MS), attributes: marriage }),
    said('TRE-1', 11 * DAY_MS, 'supplement'),
    said('TRE-1', 10 * DAY_MS, 'processing'),
    said('TRE-1', 2 * DAY_MS, 'finished'),
  ];
  const closedOf = (unit: string, most: number, tardy: number): object[] =>
    Array.from({ length: most }, (_, n) => [
      said(`${unit}-${n}`, (20 + n) * DAY_MS, 'accepted', {
        dueAt: ago((n < tardy ? 16 : 10) * DAY_MS),
        attributes: marriage,
      }),
      said(`${unit}-${n}`, 15 * DAY_MS, 'finished'),
    ]).flat();
  const openNow = (): object[] => [
    said('MOI-1', 5 * HOUR_MS, 'accepted', { dueIn: { workingDays: 5 } }),
  ];

  async function opened(
    path: string,
    who: ApiClient = staff,
    size = DESK,
  ): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    const { httpUrl } = town.server;
    await bringCookie(page, httpUrl, who.cookie);
    await page.goto(httpUrl + path);
    await untilLive(page, 'connected');
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    return page;
  }
  const done = async (page: Page & PageTroubles): Promise<void> => {
    expect(page.errors).toEqual([]);
    await page.context().close();
  };
  /** Where a chart is on the screen, and the middle of its height. */
  async function placeOf(chart: Locator) {
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (!box) throw new Error('no chart');
    return { box, y: box.y + box.height / 2 };
  }
  const widest = (page: Page): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth');

  it('tells over HTTP why a case was late, and how others went', async () => {
    const fact = await staff.get<CaseFact>(`/cases/dossier/TRE-1?unit=${OWN}`);
    // due 6 days ago + 1 day of pause = 5 days ago; closed 2 days ago: 3 days after it
    expect(fact.deadline).toMatchObject({
      verdict: 'late',
      due: { basis: 'moment' },
      pauses: [{ why: 'supplement', movedMinutes: 1_440 }],
      movedMinutes: 1_440,
      past: { minutes: 3 * 1_440 },
    });
    const peers = await staff.get<CasePeers>(`/cases/dossier/TRE-1/peers?unit=${OWN}`);
    expect(peers).toMatchObject({ by: 'procedure', value: marriage.procedureName });
    const counts = peers.items.map(({ unit, own, closed, late: n }) => ({ unit, own, closed, n }));
    expect(counts).toHaveLength(2);
    expect(counts).toContainEqual({ unit: OWN, own: true, closed: 10, n: 4 });
    expect(counts).toContainEqual({ unit: OTHER, own: false, closed: 4, n: 1 });
    const alone = await officer.get<CasePeers>(`/cases/dossier/TRE-1/peers?unit=${OWN}`);
    expect(alone.wholeProvince).toBe(false);
    expect(alone.items.map(({ unit }) => unit)).toEqual([OWN]);
    const took = await staff.get<KpiDistribution>(
      `/units/${PROVINCE}/kpis/${KPI}/distribution?from=${ago(90 * DAY_MS)}&to=${ago(0)}`,
    );
    expect(took).toMatchObject({ closed: 14, due: 14, late: 5 });
    expect(took.bins.reduce((sum, { count }) => sum + count, 0)).toBe(14);
  });

  it('shows the life of a case to scale, the reasons step by step, and this commune among others', async () => {
    const page = await opened(LATE);
    const rows = page.locator('.life__row');
    await rows.first().waitFor();
    expect(
      (await rows.locator('strong').allTextContents()).map((text) => text.toLowerCase()),
    ).toEqual(['đã tiếp nhận', 'chờ bổ sung', 'đang xử lý', 'đã xong', 'trễ hạn 3 ngày']);
    // one day of pause on a scale of ten days and a little room
    const [pause, whole] = await Promise.all(
      [rows.nth(1).locator('.life__bar'), rows.nth(1).locator('.life__track')].map(
        async (box) => (await box.boundingBox())?.width ?? 0,
      ),
    );
    expect((pause as number) / (whole as number)).toBeCloseTo(0.1, 1);
    expect(await page.locator('.why__verdict').textContent()).toBe('Xong trễ hạn');
    const steps = await page.locator('.why__steps li').allTextContents();
    expect(steps.map((step) => step.split(/[\s:]/, 2).join(' '))).toEqual([
      ...['Nguồn gửi', 'Tạm dừng', 'Hạn hiện', 'Kết thúc'],
    ]);
    await page.locator('.peers__row[data-own="true"]').waitFor();
    expect(await page.locator('.peers__row').count()).toBe(2);
    await wholePicture(page, 'case-late');
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await widest(page)).toBeLessThanOrEqual(PHONE.width);
    await wholePicture(page, 'case-late-phone');
    expect(await violationsOf(page)).toEqual([]);
    await done(page);
  });

  it('shows a commune its own figure alone, and says why; in English too', async () => {
    const page = await opened(`${LATE}?lang=en`, officer, PHONE);
    await page.getByText('Only your own commune').waitFor();
    expect(await page.locator('.peers__row').count()).toBe(1);
    await page.getByText('Closed late', { exact: true }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOf(page)).toEqual([]);
    await done(page);
  });

  it('takes in a change of state without moving what the pointer is on', async () => {
    const page = await opened(`/u/${OWN}/case/dossier/MOI-1`);
    await page.locator('.life__row').first().waitFor();
    expect(await page.locator('.life__row').count()).toBe(1);
    const source = page.locator('.fields a').first();
    await source.scrollIntoViewIfNeeded();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await source.hover();
    const before = await source.boundingBox();
    await desk.publish('case', said('MOI-1', 0, 'supplement'));
    await page.locator('.life__row').nth(1).waitFor({ timeout: 20_000 });
    await page.getByText('Đang tạm dừng, không tính là quá hạn').waitFor();
    const after = await source.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 99))).toBeLessThan(2);
    await page.evaluate('scrollTo(0, 0)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'case-paused');
    await done(page);
  });

  it('zooms by keyboard and by dragging; the span is in the address, back goes out again', async () => {
    const page = await opened(`${CHART}?period=30d`);
    const chart = page.locator('.history .chart svg');
    await chart.waitFor();
    await page.getByRole('button', { name: 'Phóng to' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=.*to=|to=.*from=/);
    await page.getByText('6 giờ một điểm').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('mỗi giờ một điểm').waitFor();
    await page.goBack();
    await page.getByText('6 giờ một điểm').waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('from='));
    let { box, y } = await placeOf(chart);
    await page.mouse.move(box.x + box.width * 0.5, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
    // the one there is, with the next frame
    await page.locator('.chart__band').waitFor({ state: 'attached' });
    await page.mouse.up();
    await page.waitForURL(/from=/);
    const { searchParams } = new URL(page.url());
    const length =
      Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '');
    // a tenth of the chart is about three days
    expect(length / DAY_MS).toBeGreaterThan(2);
    expect(length / DAY_MS).toBeLessThan(5);
    await page.getByRole('button', { name: 'Bỏ phóng to' }).click();
    await page.waitForURL((url) => !url.search.includes('from='));
    // a finger along the time does the same, once the whole month is drawn again
    await page.getByText('6 giờ một điểm').waitFor();
    await page.locator('.chart__band').waitFor({ state: 'detached' });
    ({ box, y } = await placeOf(chart));
    const touch = await page.context().newCDPSession(page);
    const at = (type: string, x: number | null) =>
      touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: x === null ? [] : [{ x, y }],
      });
    await at('touchStart', box.x + box.width * 0.4);
    for (const share of [0.44, 0.5, 0.6]) await at('touchMove', box.x + box.width * share);
    await at('touchEnd', null);
    await page.waitForURL(/from=/);
    await done(page);
  });

  it('compares with the period before and with neighbours, and says it all in a table', async () => {
    const page = await opened(`${CHART}?period=30d&before=1&with=${OTHER}`);
    const words = page.locator('.history .chart svg text');
    await until('both lines have their names at their ends', async () => {
      const texts = await words.allTextContents();
      return texts.some((text) => text.startsWith('Lộc Bình')) ? true : undefined;
    });
    await picture(page, 'kpi-compared');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
    await page.waitForURL(/table=1/);
    const heads = page.locator('.chart-table th');
    await heads.filter({ hasText: 'Lộc Bình' }).first().waitFor();
    expect((await heads.allTextContents()).slice(0, 3)).toEqual([
      'Thời điểm',
      expect.any(String),
      'Lộc Bình',
    ]);
    expect(await page.locator('.chart-table tbody tr').count()).toBeGreaterThan(10);
    await page.setViewportSize(PHONE);
    expect(await widest(page)).toBeLessThanOrEqual(PHONE.width);
    expect(await violationsOf(page)).toEqual([]);
    await done(page);
  });

  it('shows a year by days, and how long cases took', async () => {
    const page = await opened(`${CHART}?view=calendar`);
    await page.locator('.year__day').first().waitFor();
    expect(await page.locator('.year__day').count()).toBeGreaterThanOrEqual(365);
    expect(await page.locator('.year__day:not([data-step="none"])').count()).toBeGreaterThan(0);
    await picture(page, 'kpi-year');
    await page.getByRole('button', { name: 'Theo mức' }).click();
    await page.waitForURL(/colour=status/);
    await page.locator('.year[data-colour="status"]').waitFor();
    await picture(page, 'kpi-year-status');
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'kpi-year-dark');
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${town.server.httpUrl}${CHART}?view=distribution&period=90d&lang=en`);
    await page.getByText('10 cases closed').first().waitFor();
    await page.locator('.history .chart svg').waitFor();
    await picture(page, 'kpi-distribution');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.locator('.chart-table td').first().waitFor();
    await page.setViewportSize(PHONE);
    expect(await widest(page)).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('button', { name: 'Show as a chart' }).click();
    await page.locator('.history .chart svg').waitFor();
    await wholePicture(page, 'kpi-distribution-phone');
    await done(page);
  });

  it('ends at the readings themselves', async () => {
    const local = (ms: number): string =>
      new Date(Date.now() - ms + 7 * HOUR_MS).toISOString().slice(0, 16);
    const span = `from=${local(2 * HOUR_MS)}&to=${local(0)}`;
    const page = await opened(`/u/${OWN}/kpi/flood-level?${span}`);
    await page.locator('.raw .chart svg').waitFor();
    await page.getByText('từng thay đổi').waitFor();
    await wholePicture(page, 'kpi-raw');
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${town.server.httpUrl}/u/${PROVINCE}/kpi/${KPI}?period=30d&spread=1`);
    await page.getByText('Dải nhạt').waitFor();
    await picture(page, 'kpi-spread');
    await done(page);
  });

  const ONLINE = 'dossiers-online';

  /** Dossiers of a procedure that were opened yesterday, so many of them online. */
  const dossiersOf = (procedure: string, online: number, counter: number): object[] =>
    [...Array<string>(online).fill('online'), ...Array<string>(counter).fill('counter')].map(
      (channel, n) =>
        said(`${procedure}-${n}`, DAY_MS, 'processing', {
          openedAt: ago(DAY_MS),
          dueIn: { workingDays: 20 },
          attributes: { channel, procedure, procedureName: `Đăng ký ${procedure}` },
        }),
    );

  it('leads from a province to its worst commune and the procedures that make it so', async () => {
    const [above, worst, better] = ['25', '07900', '07912'] as const;
    await town.province(above, 'Phú Thọ');
    for (const [unit, name, dossiers] of [
      // 5 of 20 online: 25 %; of 80 % lacks 55
      [worst, 'Việt Trì', [...dossiersOf('khai sinh', 1, 13), ...dossiersOf('kết hôn', 4, 2)]],
      [better, 'Nông Trang', dossiersOf('khai sinh', 6, 4)],
    ] as const) {
      await town.commune(unit, above, name);
      const hall = await town.connected({ id: 'motcua', kind: 'service', unit });
      await hall.publish('case', dossiers);
    }
    await town.untilKpi(worst, ONLINE, ({ denominator }) => denominator === 20);
    await town.untilKpi(above, ONLINE, ({ denominator }) => denominator === 30);
    const page = await opened(`/u/${above}`, town.admin);
    await page.locator(`a[href*="/u/${above}/kpi/${ONLINE}"]`).first().click();
    await page.locator('.ranking a').first().click();
    await page.waitForURL(`**/u/${worst}/kpi/${ONLINE}*`);
    // (80 − 1 of 14) of 14 of 20: 51 points; (80 − 4 of 6) of 6 of 20: 4 points
    const rows = page.locator('.breakdown tbody tr');
    await page.getByText('Kéo xuống nhiều nhất: Đăng ký khai sinh, 51,0 điểm %.').waitFor();
    expect(await rows.first().locator('td').allTextContents()).toEqual([
      ...['1 / 14', '7,1 %', '72,9 điểm %', '51,0 điểm %'],
    ]);
    expect(await page.locator('.breakdown tfoot td').allTextContents()).toEqual([
      ...['5 / 20', '25,0 %', '55,0 điểm %', '–'],
    ]);
    await page.getByRole('button', { name: 'Không đạt (15)' }).waitFor();
    // beside the number, before anybody scrolls
    const row = await rows.first().boundingBox();
    expect(row?.y ?? Infinity).toBeLessThan(DESK.height);
    await wholePicture(page, 'kpi-breakdown');
    expect(await violationsOf(page)).toEqual([]);
    await rows.first().getByRole('link').click();
    await page.waitForURL(/side=rest.*subject=|subject=.*side=rest/);
    await page.getByText('Thủ tục: Đăng ký khai sinh').waitFor();
    expect(await page.locator('.evidence .grid__row, .evidence tbody tr').count()).toBe(13);
    await picture(page, 'kpi-breakdown-evidence');
    await page.getByText('không lọc riêng được mục không đạt').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await wholePicture(page, 'kpi-breakdown-phone');
    // charts take their new width a moment later
    await until('nothing is wider than the phone', async () => (await widest(page)) <= PHONE.width);
    await page.setViewportSize(DESK);
    await page.getByRole('link', { name: 'Xem cả danh sách của đơn vị' }).click();
    // the number's kind, days and procedure are kept: 14 of that procedure
    await page.getByText('Đã tải 14 / 14').waitFor();
    const field = page.getByRole('combobox', { name: 'Thủ tục' });
    expect(await field.inputValue()).toBe('Đăng ký khai sinh');
    await field.fill('ket hon');
    await page.getByRole('option', { name: 'Đăng ký kết hôn' }).click();
    await page.getByText('Đã tải 6 / 6').waitFor();
    await field.fill('dang ky');
    await field.press('Enter');
    await page.getByText('Đã tải 20 / 20').waitFor();
    await field.fill('khong co');
    await field.press('Enter');
    await page.getByText('Không có dòng nào khớp').waitFor();
    await page.getByText('Cột', { exact: true }).waitFor();
    await picture(page, 'cases-procedure');
    await page.goto(`${town.server.httpUrl}/u/${above}/kpi/${ONLINE}?lang=en`);
    await page.getByText('Pulled down most by').waitFor();
    await wholePicture(page, 'kpi-breakdown-province');
    await done(page);
  }, 60_000);

  it('asks for what the number of a province rests on once, and steps down within the page', async () => {
    const page = await opened(`/u/${PROVINCE}/kpi/${KPI}?period=30d`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await untilLive(page, 'connected');
    await page.locator('.ranking a').nth(1).waitFor();
    await page.locator('.breakdown tbody tr').first().waitFor();
    await page.locator('.chart svg').first().waitFor();
    const own = `/api/v1/units/${PROVINCE}`;
    const parts = ['breakdown', 'children', 'history', 'target'];
    const once = [own, '/api/v1/kpis', ...parts.map((part) => `${own}/kpis/${KPI}/${part}`)];
    for (const path of once) {
      expect([path, asked.filter((each) => each === path).length]).toEqual([path, 1]);
    }
    await page.evaluate('window.stays = true');
    const row = page.locator(`.ranking a[href="/u/${OWN}/kpi/${KPI}?period=30d"]`);
    // whoever holds the key down gets a window of its own, and stays where they are
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      row.click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await beside.close();
    expect(new URL(page.url()).pathname).toBe(`/u/${PROVINCE}/kpi/${KPI}`);
    await row.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/u/${OWN}/kpi/${KPI}?period=30d`);
    await page.goBack();
    await page.locator('.ranking a').first().waitFor();
    expect(await page.evaluate('window.stays')).toBe(true);
    await done(page);
  });

  it('tells a technician no procedures', async () => {
    const technician = await town.user('tuan', 'technician', OWN);
    const page = await opened(`/u/${OWN}/kpi/${KPI}`, technician);
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    expect(await page.locator('.breakdown').count()).toBe(0);
    await done(page);
  });
});
