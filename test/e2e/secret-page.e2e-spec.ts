import type { Source } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  startBrowser,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const SIZE = { width: 1440, height: 900 };

let town: Town;
let browser: Browser;
let source: MadeSource;

beforeAll(async () => {
  town = await Town.start();
  browser = await startBrowser();
  await town.province(PROVINCE, 'Lạng Sơn');
  await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  source = await town.source({ id: 'muc-nuoc', kind: 'device', unit: COMMUNE });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

async function opened(cookie = town.admin.cookie): Promise<Page & PageTroubles> {
  const page = await freshPage(browser, SIZE);
  const url = town.server.httpUrl;
  await bringCookie(page, url, cookie);
  await page.goto(`${url}/s/${source.key}`);
  await page.getByRole('heading', { name: 'muc-nuoc' }).waitFor();
  return page;
}

it('a new password is given with a grace, seen in use, and the old one ended, in the browser', async () => {
  const device = await town.device(source);
  const page = await opened();
  await page.getByText('Nguồn này kết nối bằng một mật khẩu.').waitFor();
  await page.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
  const grace = page.getByLabel('Mật khẩu cũ dùng được thêm');
  expect(await grace.inputValue()).toBe('day');
  await page.getByText('cả hai mật khẩu đều dùng được').waitFor();
  await grace.selectOption({ label: 'không, ngừng ngay lập tức' });
  await page.getByText('Mật khẩu cũ hết hiệu lực ngay').waitFor();
  await grace.selectOption({ label: '7 ngày' });
  await wholePicture(page, 'source-secret-new-1440');
  await page.getByRole('button', { name: 'Cấp mật khẩu', exact: true }).click();

  const shown = page.getByRole('alertdialog');
  const password = (await shown.locator('code').nth(2).textContent()) ?? '';
  expect(password).toMatch(/^[\w-]{43}$/);
  expect(device.client.connected).toBe(true);
  await page.locator('[data-secret=unused]').waitFor();
  await shown.getByRole('button', { name: 'Đã chép xong' }).click();

  const fresh = await Device.connect(town.server.mqttUrl, { ...source.credential, password });
  await page.getByText(/mật khẩu mới đã dùng lúc \d\d\/\d\d\/\d{4} \d\d:\d\d/).waitFor();
  await page.getByText(/Mật khẩu cũ còn dùng được đến \d\d\/\d\d\/\d{4} \d\d:\d\d/).waitFor();
  await wholePicture(page, 'source-secret-standing-1440');
  await page.getByRole('button', { name: 'Ngừng mật khẩu cũ' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByText('Ngừng mật khẩu cũ ngay?').waitFor();
  await asked.getByRole('button', { name: 'Ngừng mật khẩu cũ' }).click();
  await page.getByText('Nguồn này kết nối bằng một mật khẩu.').waitFor();
  const old = () => Device.connect(town.server.mqttUrl, source.credential);
  await expect(old()).rejects.toMatchObject({ code: 5 });
  expect(fresh.client.connected).toBe(true);
  await until('it says so', async () => {
    const now = await town.admin.get<Source>(`/sources/${source.key}`);
    return now.previousSecretUntil === null;
  });
  await fresh.end();
  expect(page.errors).toEqual([]);
  await page.context().close();
}, 60_000);

it('is not offered to who may not give one', async () => {
  const officer = await town.user('can-bo', 'officer', COMMUNE);
  const page = await opened(officer.cookie);
  await page.getByRole('heading', { name: 'Bảo trì' }).waitFor();
  expect(await page.getByRole('button', { name: 'Cấp mật khẩu mới' }).count()).toBe(0);
  await page.context().close();
});
