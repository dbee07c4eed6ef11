import type { CalendarYear, CaseFact } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { Town } from './kit/town';

const [PROVINCE, COMMUNE] = ['20', '06211'] as const;
const DAY_MS = 86_400_000;
/** A local day so many days from today. */
const localDay = (offset: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + offset * DAY_MS).toISOString().slice(0, 10);

describe('the calendar', () => {
  let town: Town;
  let browser: Browser;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE });
    const openedAt = new Date(Date.now() - 20 * DAY_MS).toISOString();
    await desk.publish('case', [
      // two working days, twenty days ago
      {
        kind: 'dossier',
        id: 'H-1',
        state: 'accepted',
        openedAt,
        acceptedAt: openedAt,
        dueIn: { workingDays: 2 },
      },
      { kind: 'feedback', id: 'P-1', state: 'new', openedAt: new Date().toISOString() },
    ]);
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value }) => value === 1);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const caseOf = (kind: string, id: string): Promise<CaseFact> =>
    town.admin.get<CaseFact>(`/cases/${kind}/${id}?unit=${COMMUNE}`);

  it('that changes makes an overdue dossier a punctual one, and is written down', async () => {
    const live = Array.from({ length: 22 }, (_, back) => ({ day: localDay(-back), set: 'off' }));
    await town.admin.put('/calendar/days', { unit: COMMUNE, days: live });
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value }) => value === 0);
    const { effectiveDueAt, overdue } = await caseOf('dossier', 'H-1');
    expect(Date.parse(effectiveDueAt ?? '')).toBeGreaterThan(Date.now());
    expect(overdue).toBe(false);
    const { items } = await town.admin.get<{ items: { action: string; who: string }[] }>(
      `/audit?unit=${COMMUNE}&limit=1`,
    );
    expect(items).toMatchObject([{ action: 'calendar.days', who: 'admin' }]);
  });

  it('a policy of the province gives its feedback another date', async () => {
    const before = await caseOf('feedback', 'P-1');
    expect(before).toMatchObject({ dueFrom: 'policy', intakeDueAt: null });
    expect(before.dueAt).not.toBeNull();
    const resolve = { amount: 4, unit: 'hours' };
    await town.admin.put('/deadline-policies', { unit: PROVINCE, resolve });
    const expected = Date.parse(before.openedAt ?? '') + 4 * 3_600_000;
    await until('the feedback is due in four hours', async () => {
      const { dueAt } = await caseOf('feedback', 'P-1');
      return Date.parse(dueAt ?? '') === expected ? true : undefined;
    });
  });

  async function opened(path: string): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, { width: 1440, height: 1000 });
    const url = town.server.httpUrl;
    await bringCookie(page, url, town.admin.cookie);
    await page.goto(url + path);
    await untilLive(page, 'connected');
    return page;
  }

  it('is proposed and confirmed on its page, and a day is set with the keyboard', async () => {
    const page = await opened('/admin/calendar?unit=20&year=2027');
    await page.getByRole('button', { name: 'Đề xuất ngày nghỉ năm 2027' }).click();
    await page.locator('[data-day="2027-02-08"][data-look="proposed"]').waitFor();
    await picture(page, 'calendar-proposed-1440');
    await page.getByRole('button', { name: 'Xác nhận 14 ngày đề xuất' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Xác nhận/ })
      .click();
    await page.locator('[data-day="2027-02-08"][data-look="off"]').waitFor();
    // from Friday 1 January to the Saturday after it, worked in exchange
    await page.locator('[data-day="2027-01-01"]').click();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Tên ngày').fill('Làm bù');
    await page.getByRole('button', { name: 'Đặt là ngày làm việc' }).click();
    await page.locator('[data-day="2027-01-02"][data-look="exchange"]').waitFor();
    await picture(page, 'calendar-confirmed-1440');
    const { days } = await town.admin.get<CalendarYear>('/calendar?unit=20&year=2027');
    expect(days.find(({ day }) => day === '2027-01-02')).toMatchObject({
      name: 'Làm bù',
      working: true,
      inForce: true,
    });
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('tells what is not certain of 24/11, and how long feedback may take', async () => {
    const page = await opened(`/admin/calendar?unit=${PROVINCE}&year=2026`);
    await page.getByText('chưa xác minh được Bộ luật Lao động').waitFor();
    await page.locator('[data-day="2026-11-24"][data-look="held"]').waitFor();
    await page.getByText('15 ngày làm việc').waitFor();
    await page.getByText('4 giờ').first().waitFor();
    await picture(page, 'calendar-2026-1440');
    await page.getByRole('heading', { name: 'Giờ làm việc' }).scrollIntoViewIfNeeded();
    await picture(page, 'calendar-hours-1440');
    const own = page.getByRole('row', { name: /Lạng Sơn/ });
    await own.getByRole('button', { name: 'Xoá' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xoá' }).click();
    await own.waitFor({ state: 'detached' });
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});
