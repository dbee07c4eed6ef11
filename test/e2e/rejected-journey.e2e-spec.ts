import type { LedgerLine } from '@nhip-xa/contract';
import type { Browser, Locator, Page } from 'playwright-core';
import { SERVER_ADMIN_PASSWORD } from '@nhip-xa/testing';
import { violationsOf } from './kit/axe';
import {
  freshPage,
  picture,
  startBrowser,
  tileData,
  tileOf,
  untilLive,
  untilTile,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const KEY = `${PROVINCE}.mot-cua`;
const TOPIC = 'tinh-lang-son/dvcqg';
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const DAY_MS = 86_400_000;

/** So many days from now as the portal writes a time, by the clock of Vietnam. */
const portal = (days: number): string =>
  new Date(Date.now() + days * DAY_MS + 7 * 3_600_000)
    .toISOString()
    .replace(/[-T:]/g, '')
    .slice(0, 14);
const dossier = (MaHoSo: string, due: number, doneDays?: number) => ({
  ...{ MaHoSo, MaTTHC: '1.000894', TenTTHC: 'Đăng ký kết hôn', ChuHoSo: 'Lường Thị Mẫn Tuệ' },
  ...{ NgayTiepNhan: portal(-10), NgayHenTra: portal(due) },
  ...{ TrangThaiHoSo: doneDays === undefined ? '4' : '9' },
  NgayKetThucXuLy: doneDays === undefined ? '' : portal(doneDays),
});

/** An administrator with a browser and nothing else; only the one-stop system is a program. */
describe('a message that a wrong mapping refused', () => {
  let town: Town;
  let browser: Browser;
  let page: Page & PageTroubles;
  let office: Device;
  let pid: number;

  beforeAll(async () => {
    town = await Town.start();
    pid = town.server.pid;
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    page = await freshPage(browser, SIZES.desk);
    page.setDefaultTimeout(8_000);
  });
  afterAll(async () => {
    await office?.end();
    await browser?.close();
    await town?.stop();
  });

  /** One journey: each step begins where the one before it ended. */
  const steps: { name: string; take: () => Promise<void> }[] = [];
  const step = (name: string, take: () => Promise<void>): void => void steps.push({ name, take });

  async function open(path: string): Promise<void> {
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
  }
  const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
    within.getByRole('button', { name });
  const row = (): Locator => page.getByRole('row').filter({ hasText: TOPIC });

  step('comes from a system that was let in in the browser', async () => {
    await page.goto(`${town.server.httpUrl}/login?next=/admin/sources`);
    await page.locator('[name="username"]').fill('admin');
    await page.locator('[name="password"]').fill(SERVER_ADMIN_PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await button('Thêm nguồn').click();
    const form = page.getByRole('form', { name: 'Thêm nguồn' });
    await form.getByRole('radio', { name: /^Hệ thống một cửa/ }).check();
    await form.locator('[name="id"]').fill('mot-cua');
    await form.getByLabel('Đơn vị').first().fill('lang son');
    await page.getByRole('option', { name: new RegExp(`^${PROVINCE} · `) }).click();
    await form.locator('[name="name"]').fill('Một cửa tỉnh Lạng Sơn');
    await button('Tạo', form).click();
    const shown = page.locator('.copyable');
    const named = shown.filter({ has: page.getByText('password', { exact: true }) });
    const password = await named.locator('code').textContent();
    office = await Device.connect(town.server.mqttUrl, {
      ...{ clientId: KEY, username: KEY, password: password ?? '' },
    });
  });

  step('is refused, because its mapping looks for the commune in the wrong field', async () => {
    await open('/admin/mappings');
    await button('Thêm ánh xạ').click();
    const form = page.getByRole('form', { name: 'Thêm ánh xạ' });
    await form.locator('[name="id"]').fill('mot-cua');
    await form.locator('[name="publisher"]').fill(KEY);
    await form.locator('[name="codec"]').selectOption('dvcqg');
    await form.locator('[name="filter"]').fill(TOPIC);
    await form.locator('[name="communeBy"]').selectOption('field');
    await form.locator('[name="commune"]').fill('DonVi');
    await form.locator('[name="table"]').fill(`H37.21 = ${COMMUNE}`);
    await button('Tạo', form).click();
    await page.getByRole('cell', { name: TOPIC }).waitFor();
    const data = [dossier('HS-1', -3), dossier('HS-2', -2, -4), dossier('HS-3', -1)];
    const message = { session: 'x', madonvi: 'H37.21', service: 'DongBoHoSoMC', data };
    await office.publishTo(TOPIC, message);
    await open(`/u/${COMMUNE}`);
    expect((await tileData(page, COMMUNE, 'dossiers-overdue')).value).toBe('');
  });

  step('is found by its reason, its source and its time, and shown as what it is', async () => {
    await open('/admin/rejected');
    await button(/^Tất cả \(1\)$/).waitFor();
    await button(/^đơn vị lạ \(1\)$/).click();
    await page.waitForURL(/reason=unknown-unit/);
    await page.getByLabel('Nguồn gửi').selectOption(KEY);
    await page.waitForURL(/source=20\.mot-cua/);
    await row().getByText('bản tin không có trường DonVi').waitFor();
    // nobody is named, not even to the administrator
    expect(await row().textContent()).not.toContain('Mẫn Tuệ');
    await button('JSON').click();
    await row().getByText('"madonvi": "H37.21"').waitFor();
    await wholePicture(page, 'rejected-json');
    await button('HEX').click();
    await row().getByText('0000  7b 22').waitFor();
    await page.getByLabel('Từ lúc').fill('hôm qua');
    await button('Lọc').click();
    await page.getByText('Không hiểu thời điểm “hôm qua”.').waitFor();
    await page.getByLabel('Từ lúc').fill('01/01/2099 00:00');
    await button('Lọc').click();
    await page.getByText('Không có bản tin nào hợp với bộ lọc này.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bỏ lọc' }).click();
    await row().waitFor();
    await button('Chữ').click();
    await picture(page, 'rejected-list');
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.phone);
    await wholePicture(page, 'rejected-phone');
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.desk);
  });

  step('is refused again for as long as nothing was mended', async () => {
    await button('Đọc lại', row()).click();
    const told = page.getByRole('status').filter({ hasText: 'Đọc lại 1 bản tin' });
    await told.getByText('0 mục thành dữ kiện, 1 bản tin vẫn bị từ chối').waitFor();
    await told.getByText(/Vẫn bị từ chối vì: đơn vị lạ \(1\)\./).waitFor();
  });

  step('is what its mapping is mended with', async () => {
    await page.getByRole('link', { name: 'Sửa ánh xạ mot-cua' }).click();
    const form = page.getByRole('form', { name: 'Sửa ánh xạ mot-cua' });
    await page.getByText('Đã điền sẵn bản tin bị từ chối lúc').waitFor();
    expect(await form.locator('[name="topic"]').inputValue()).toBe(TOPIC);
    await button('Thử', form).click();
    await form.getByText('0 dữ kiện, 1 bị từ chối').waitFor();
    await form.locator('[name="commune"]').fill('madonvi');
    await button('Thử', form).click();
    await form.getByText('3 dữ kiện, 0 bị từ chối').waitFor();
    await form.getByText(`${KEY} · Đồng Đăng · hồ sơ HS-1`).waitFor();
    await wholePicture(page, 'rejected-mended');
    expect(await violationsOf(page)).toEqual([]);
    await button('Lưu', form).click();
  });

  step('is read again, and becomes facts', async () => {
    await page.waitForURL(/\/admin\/rejected\?.*reason=unknown-unit/);
    await button('Đọc lại tất cả (1)').click();
    await page.getByText('Đọc lại 1 bản tin: 3 mục thành dữ kiện, 0 bản tin vẫn').waitFor();
    await row().waitFor({ state: 'detached' });
    await page.getByText('Không có bản tin nào hợp với bộ lọc này.').waitFor();
    await picture(page, 'rejected-done');
  });

  step('makes the numbers of the commune right, of a server that went on running', async () => {
    await open(`/u/${COMMUNE}`);
    // HS-1 and HS-3 are past their day and not done
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 2, status: 'warning' });
    // HS-2 was done two days before its day: 1 of 1 done and 2 overdue, 33.3 %
    const { value } = await tileData(page, COMMUNE, 'dossiers-on-time');
    expect(Number(value)).toBeCloseTo(100 / 3, 6);
    await picture(page, 'rejected-numbers');
    await page.locator(tileOf(COMMUNE, 'dossiers-overdue')).first().click();
    for (const id of ['HS-1', 'HS-3']) await page.getByText(id, { exact: true }).first().waitFor();
    const [line] = await town.admin.all<LedgerLine>(`/ledger?unit=${PROVINCE}`);
    expect(line).toMatchObject({ received: 3, stored: 3, rejected: 0 });
    expect(town.server.pid).toBe(pid);
    expect(page.errors).toEqual([]);
  });

  it('is found, its mapping mended, itself retried, and the number right, all in the browser', async () => {
    for (const { name, take } of steps) {
      await take().catch((cause: unknown) => {
        throw new Error(`a message … ${name}`, { cause });
      });
    }
  }, 120_000);
});
