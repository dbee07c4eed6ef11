import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  wholePicture,
} from './kit/browser';
import { Device, topicIn } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A technician before a device that says nothing, with a browser and nothing else. */
describe('a silent source in the browser', () => {
  let town: Town;
  let browser: Browser;
  let page: Page & { errors: string[] };
  let gauge: MadeSource;
  let device: Device;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    const technician = await town.user('ky-thuat', 'technician', COMMUNE);
    const of = { kind: 'device', unit: COMMUNE, heartbeatSeconds: 3_600 } as const;
    gauge = await town.source({ id: 'gauge-1', name: 'Trạm đo suối Đồng Đăng', ...of });
    page = await freshPage(browser, SIZES.desk);
    await bringCookie(page, town.server.httpUrl, technician.cookie);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function open(path: string): Promise<void> {
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
  }
  const silence = () => page.getByRole('region', { name: 'Vì sao im lặng' });
  const messages = () => page.getByRole('region', { name: 'Bản tin gần đây' });

  it('is told from what was last seen of it, while somebody mends it', async () => {
    await open(`/s/${gauge.key}`);
    await silence().getByText('Chưa từng kết nối.').waitFor();
    await messages()
      .getByText(/chưa có bản tin nào/)
      .waitFor();
    await Device.connect(town.server.mqttUrl, { ...gauge.credential, password: 'sai' }).catch(
      () => undefined,
    );
    await silence()
      .getByText(/^Sai mật khẩu: thiết bị gõ cửa lúc \d\d:\d\d nhưng mật khẩu không đúng\.$/)
      .waitFor();
    await silence().getByText('Cấp mật khẩu mới hoặc sửa ở thiết bị.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'why-silent-secret-1440');
    await page.setViewportSize(SIZES.phone);
    await wholePicture(page, 'why-silent-secret-390');
    await page.setViewportSize(SIZES.desk);
    device = await town.device(gauge);
    await silence()
      .getByText(/^Đã kết nối lúc .* không gửi bản tin nào\.$/)
      .waitFor();
    await device.publishTo(topicIn(`${COMMUNE}.khac`, 'telemetry'), { rain: 1 });
    // it is there now, and yet nothing comes of it
    const none = page.getByRole('region', { name: 'Vì sao không có số liệu' });
    await none.getByText(/^Sai chủ đề: .* xa\/v1\/06211\/khac\/telemetry/).waitFor();
    await picture(page, 'why-silent-topic-1440');
    await device.telemetry({ water_level: 3.42, battery: 87 });
    await none.waitFor({ state: 'detached' });
  });

  it('shows its messages as they come, each whole', async () => {
    const row = messages().getByRole('button', { name: /xa\/v1\/06211\/gauge-1\/telemetry/ });
    await row.first().waitFor();
    await row.first().click();
    const one = messages().getByRole('article');
    await one.getByText('water_level = 3,42').waitFor();
    await one.getByRole('button', { name: 'Hex' }).click();
    await one.getByText('7b 22 76 61', { exact: false }).waitFor();
    await one.getByRole('button', { name: 'Chữ' }).click();
    await one.getByText('{"values":{"water_level":3.42,"battery":87}}').waitFor();
    await one.getByRole('button', { name: 'JSON' }).click();
    await device.publish('telemetry', '{"water_level": "ba mét"}');
    await messages().getByText('từ chối 1').first().waitFor();
    await device.publish('telemetry', Buffer.from('08ff00', 'hex'));
    await row.nth(2).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await wholePicture(page, 'trace-1440');
    await page.setViewportSize(SIZES.phone);
    await wholePicture(page, 'trace-390');
    await page.setViewportSize(SIZES.desk);
  });

  it('holds still while it is paused', async () => {
    const row = messages().getByRole('button', { name: /gauge-1\/telemetry/ });
    await messages().getByRole('button', { name: 'Tạm dừng' }).click();
    await messages().getByText('Đang dừng: bản tin mới chưa hiện.').waitFor();
    const before = await row.count();
    await device.telemetry({ water_level: 3.5 });
    await messages().getByRole('button', { name: 'Tiếp tục' }).click();
    await row.nth(before).waitFor();
    expect(page.errors).toEqual([]);
  });

  it('has a mapping tried on a message that came', async () => {
    const bridge = await town.source({ id: 'zigbee', kind: 'gateway', unit: COMMUNE });
    const software = await town.device(bridge);
    await software.publishTo('zigbee2mqtt/bep', { temperature: 21.4, humidity: 68 });
    await open('/admin/mappings');
    await page.getByRole('button', { name: 'Thêm ánh xạ' }).click();
    const form = page.getByRole('form', { name: 'Thêm ánh xạ' });
    const choice = form.getByLabel('Chọn từ bản tin đã nhận');
    await form.locator('[name="publisher"]').fill(`${COMMUNE}.khong-co`);
    expect(await choice.count()).toBe(0);
    await form.locator('[name="publisher"]').fill(bridge.key);
    await choice.waitFor();
    await choice.selectOption({ index: 1 });
    expect(await form.locator('[name="topic"]').inputValue()).toBe('zigbee2mqtt/bep');
    await form.locator('[name="codec"]').selectOption('zigbee2mqtt');
    await form.locator('[name="filter"]').fill('zigbee2mqtt/#');
    await form.locator('[name="commune"]').fill(COMMUNE);
    await form.getByRole('button', { name: 'Thử' }).click();
    await form.getByText('2 dữ kiện, 0 bị từ chối').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await wholePicture(page, 'mapping-captured-1440');
    await page.setViewportSize(SIZES.phone);
    await wholePicture(page, 'mapping-captured-390');
    expect(page.errors).toEqual([]);
  });
});
