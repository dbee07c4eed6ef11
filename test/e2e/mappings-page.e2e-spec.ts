import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import { bringCookie, freshPage, picture, startBrowser, untilLive } from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const DEVICE = 'Nhà văn hoá/nhiệt độ';
const TOPIC = `zigbee2mqtt/${DEVICE}`;
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** An integrator with a Zigbee2MQTT, who has the browser and nothing else. */
describe('foreign formats in the browser', () => {
  let town: Town;
  let browser: Browser;
  let page: Page;
  let bridge: Device;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    const { credential } = await town.source({ id: 'zigbee', kind: 'gateway', unit: COMMUNE });
    page = await freshPage(browser, SIZES.desk);
    await bringCookie(page, town.server.httpUrl, town.admin.cookie);
    await open('/admin/mappings');
    await page.getByText('Chưa có ánh xạ nào.').waitFor();
    bridge = await Device.connect(town.server.mqttUrl, credential);
  });
  afterAll(async () => {
    await bridge?.end();
    await browser?.close();
    await town?.stop();
  });

  async function open(path: string): Promise<void> {
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
  }
  const send = (): Promise<number> => bridge.publishTo(TOPIC, { temperature: 21.4, humidity: 68 });

  it('tries a message before the mapping is saved', async () => {
    await page.getByRole('button', { name: 'Thêm ánh xạ' }).click();
    const form = page.getByRole('form', { name: 'Thêm ánh xạ' });
    await form.locator('[name="id"]').fill('zigbee');
    await form.locator('[name="publisher"]').fill(`${COMMUNE}.zigbee`);
    await form.locator('[name="codec"]').selectOption('zigbee2mqtt');
    await form.locator('[name="filter"]').fill('zigbee2mqtt/#');
    await form.locator('[name="commune"]').fill(COMMUNE);
    await form.locator('[name="metrics"]').fill('humidity = nonsense *');
    await form.locator('[name="topic"]').fill(TOPIC);
    await form.locator('[name="payload"]').fill('{"temperature": 21.4, "humidity": 68}');
    await form.getByRole('button', { name: 'Thử' }).click();
    await form.getByText('Không hiểu dòng “nonsense *”.').waitFor();
    // the wrong mapping that is mended later
    await form.locator('[name="metrics"]').fill('humidity = -');
    await form.getByRole('button', { name: 'Thử' }).click();
    await form.getByText('1 dữ kiện, 0 bị từ chối').waitFor();
    await form.getByText('temperature = 21,4').waitFor();
    await picture(page, 'mapping-tried');
    expect(await violationsOf(page)).toEqual([]);
    await form.getByRole('button', { name: 'Tạo' }).click();
    await page.getByRole('cell', { name: 'zigbee2mqtt/#' }).waitFor();
  });

  it('shows what the software tells of, and approves it', async () => {
    await send();
    const waiting = page.getByRole('region', { name: 'Nguồn chờ duyệt' });
    await waiting.getByText(DEVICE, { exact: true }).waitFor();
    await picture(page, 'mapping-proposed');
    expect(await violationsOf(page)).toEqual([]);
    await waiting.getByRole('button', { name: 'Duyệt tất cả (1)' }).click();
    await waiting.getByText('Đã duyệt 1 nguồn, nạp 1 mục đã giữ.').waitFor();
    await waiting.getByText('Chưa có nguồn nào chờ duyệt.').waitFor();
    const readings = await town.admin.all<{ value: number }>(
      `/sources/${COMMUNE}.nha-van-hoa-nhiet-do/readings?metric=temperature`,
    );
    expect(readings).toMatchObject([{ value: 21.4 }]);
  });

  it('mends a mapping, and reads again what it had refused', async () => {
    await bridge.publishTo(`${TOPIC}/availability`, 'lạ');
    await bridge.publishTo('zigbee2mqtt/bơm', { nước: '3,4' });
    await open('/admin/rejected?reason=unknown-source');
    const row = page.getByRole('row').filter({ hasText: 'zigbee2mqtt/bơm' });
    await row.waitFor();
    await row.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByText(/Đọc lại 1 bản tin: 0 mục thành dữ kiện, 1 bản tin vẫn/).waitFor();
    await picture(page, 'rejected-retried');
    expect(await violationsOf(page)).toEqual([]);
    // a person with a phone does the rest
    await page.setViewportSize(SIZES.phone);
    expect(await violationsOf(page)).toEqual([]);
    await row.getByRole('button', { name: 'Xoá' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xoá' }).click();
    await row.waitFor({ state: 'detached' });
    await page.setViewportSize(SIZES.desk);
  });
});
