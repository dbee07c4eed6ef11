import type { DemonstrationAnswer, Source } from '@nhip-xa/contract';
import { SERVER_ADMIN_PASSWORD, until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const DESK = { width: 1440, height: 900 };
const TELEPHONE = { width: 390, height: 844 };
/** A screen reports itself five seconds after it stands, and then once a minute. */
const SCREEN_REPORTED_MS = 30_000;

let town: Town;
let browser: Browser;
beforeAll(async () => {
  town = await Town.start();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

async function opened(path: string, size = DESK, cookie = town.admin.cookie) {
  const page = await freshPage(browser, size);
  await bringCookie(page, town.server.httpUrl, cookie);
  await page.goto(town.server.httpUrl + path);
  await untilLive(page, 'connected');
  return page;
}

/** Nothing is loading, nothing is wider than the screen, and axe finds nothing. */
async function isSound(page: Page & PageTroubles, name: string): Promise<void> {
  await until('nothing is loading any more', async () =>
    (await page.locator('[aria-busy="true"]').count()) === 0 ? true : undefined,
  );
  await wholePicture(page, name);
  expect([name, await violationsOf(page)]).toEqual([name, []]);
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect([name, beyond]).toEqual([name, 0]);
  expect(page.errors).toEqual([]);
}

const grey = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 180, channels: 3, background: '#889977' } })
    .jpeg()
    .toBuffer();

/** Does what the line for a terminal says, which a person copies from the page. */
async function runTheLine(page: Page): Promise<Device> {
  const line = await page.locator('code', { hasText: 'mosquitto_pub' }).first().innerText();
  const part = (flag: string): string =>
    new RegExp(`-${flag} '([^']*)'`).exec(line)?.[1] ?? `no -${flag}`;
  const device = await Device.connect(town.server.mqttUrl, {
    clientId: part('i'),
    username: part('u'),
    password: part('P'),
  });
  await device.publishTo(part('t'), part('m'));
  return device;
}

/** Moves the focus on with the tabulator until it stands on what is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = `(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? (at?.labels?.[0]?.textContent || at?.textContent) ?? '';
  })()`;
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await page.evaluate<string>(focused))) return;
  }
  throw new Error(`no focus on ${String(name)}`);
}

describe('the first steps', () => {
  it('lead from the first login to a commune that runs, by keyboard alone', async () => {
    const page = await freshPage(browser, DESK);
    await page.goto(`${town.server.httpUrl}/login`);
    await page.waitForSelector('input[name="username"]:focus');
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(SERVER_ADMIN_PASSWORD);
    await page.keyboard.press('Enter');
    // there is nothing yet: it is where one arrives
    await page.waitForURL(/\/admin\/setup/);
    await page.getByRole('heading', { name: 'Hệ thống này của tỉnh nào?' }).waitFor();
    await isSound(page, 'first-1-province');

    await tabTo(page, /^Tỉnh, thành phố/);
    // without Vietnamese letters, as people type who are in a hurry
    await page.keyboard.type('lang');
    await page.getByRole('option', { name: '20 · Lạng Sơn' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Tạo và tiếp tục/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xã, phường nào của Tỉnh Lạng Sơn?' }).waitFor();

    await tabTo(page, /^Mỗi dòng một xã/);
    await page.keyboard.type('6184 Xã Đồng Đăng\nCao Lộc');
    await tabTo(page, /^Kiểm tra/);
    await page.keyboard.press('Enter');
    const wrong = page.getByRole('row', { name: /Cao Lộc/ });
    await wrong.waitFor();
    // the second line that was typed has no code
    expect(await wrong.innerText()).toMatch(/^2\s+Cao Lộc\s+mã \(code\)\s*còn trống$/);
    await page.getByText('Sửa các dòng sai ở ô trên rồi bấm Kiểm tra.').waitFor();
    // there is no commune yet, and no step of one
    expect(await page.getByRole('button', { name: 'Bỏ qua bước này' }).count()).toBe(0);
    await isSound(page, 'first-2-wrong');

    await page.locator('textarea').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('6184 Xã Đồng Đăng');
    await tabTo(page, /^Kiểm tra/);
    await page.keyboard.press('Enter');
    await page.getByText('đã thêm lại số 0 ở đầu mã').waitFor();
    await tabTo(page, /^Tạo 1 xã, phường/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nguồn số liệu đầu tiên của Xã Đồng Đăng' }).waitFor();
    await isSound(page, 'first-3-source');

    await tabTo(page, /^Tạo nguồn/);
    await page.keyboard.press('Enter');
    await page.getByText('Đang chờ bản tin đầu tiên của Trạm đo mực nước…').waitFor();
    await isSound(page, 'first-3-waiting');
    const device = await runTheLine(page);
    await page.getByText('Đã nhận: mực nước 3,42 m').waitFor();
    await isSound(page, 'first-3-received');

    // what was done survives a reload; the password does not, and a new one can be had
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('Mật khẩu của 06184.tram-muc-nuoc chỉ hiện một lần.').waitFor();
    await page.getByText('Đã nhận: mực nước 3,42 m').waitFor();
    expect(await page.locator('code', { hasText: 'mosquitto_pub' }).count()).toBe(0);
    await tabTo(page, /^Tiếp tục/);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Màn hình đầu tiên của Xã Đồng Đăng' }).waitFor();
    await tabTo(page, /^Tạo màn hình/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Màn hình “Phòng họp” đã sẵn sàng' }).waitFor();
    await isSound(page, 'first-4-wall');
    await tabTo(page, /^Đã chép xong/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xã Đồng Đăng đang chạy' }).waitFor();
    await page.getByText('Đã nghe 1 trên 1 nguồn.').waitFor();
    await isSound(page, 'first-5-done');
    // back is where one was before
    await page.goBack();
    await page.getByText('Đã có 1 màn hình: Phòng họp').waitFor();
    await device.end();
    await page.context().close();
  });

  it('go on where something is there already, on a telephone and in English', async () => {
    const page = await opened('/admin/setup?lang=en', TELEPHONE);
    await page.getByRole('button', { name: 'Use Tỉnh Lạng Sơn' }).click();
    await page.getByText('Communes that are there: 1').waitFor();
    await page.locator('textarea').fill('Mã;Tên;Cấp\n06211;Cao Lộc;xã\n06187;Kỳ Lừa;phường');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('2 lines: 2 new').waitFor();
    await isSound(page, 'first-phone-communes');
    await page.getByRole('button', { name: 'Create 2 communes' }).click();
    // the first of those just made stands there; another is found by a few letters
    await page.getByRole('button', { name: 'Go on with Xã Cao Lộc' }).waitFor();
    await page.getByLabel('Begin with the commune').first().fill('ky lua');
    await page.getByRole('option', { name: '06187 · Phường Kỳ Lừa' }).click();
    await page.getByRole('button', { name: 'Go on with Phường Kỳ Lừa' }).click();
    await page.getByRole('radio', { name: /Camera/ }).check();
    await page.getByRole('button', { name: 'Create the source' }).click();
    await page.getByText('Waiting for the first message of Camera…').waitFor();
    await isSound(page, 'first-phone-secret');
    const camera = await runTheLine(page);
    await page.getByText('Camera was heard.').waitFor();
    await camera.publishTo('xa/v1/06187/camera/snapshot', await grey());
    await page.getByText('A picture of Camera came.').waitFor();
    await isSound(page, 'first-phone-picture');
    await page.getByRole('button', { name: 'Skip this step' }).click();
    await page.getByRole('heading', { name: /^The first wall of/ }).waitFor();
    await page.getByRole('button', { name: 'Skip this step' }).click();
    await page.getByRole('heading', { name: 'Phường Kỳ Lừa runs' }).waitFor();
    await page.getByText('There is no wall yet.').waitFor();
    await isSound(page, 'first-phone-done');
    await camera.end();
    await page.context().close();
  });

  it('begin with the source for who looks after one commune, and are nobody else’s', async () => {
    const mine = await town.user('lan', 'admin', '06211');
    const page = await opened('/', DESK, mine.cookie);
    await page.getByRole('heading', { name: 'Đơn vị chưa có nguồn số liệu nào' }).waitFor();
    await isSound(page, 'first-home-commune');
    await page.getByRole('link', { name: 'Thêm nguồn đầu tiên' }).click();
    await page.getByRole('heading', { name: 'Nguồn số liệu đầu tiên của Xã Cao Lộc' }).waitFor();
    const steps = page.getByRole('navigation', { name: 'Các bước' }).getByRole('link');
    expect(await steps.allInnerTexts()).toEqual(['Nguồn số liệu', 'Màn hình', 'Xong']);
    await page.context().close();
    const officer = await town.user('hoa', 'officer', '06211');
    const other = await opened('/', DESK, officer.cookie);
    await other.getByText('Kỹ thuật hoặc quản trị của đơn vị thêm nguồn.').waitFor();
    await other.goto(`${town.server.httpUrl}/admin/setup`);
    await other.getByText('Thiết lập ban đầu là việc của quản trị đơn vị.').waitFor();
    await other.context().close();
  });
});

describe('a source', () => {
  it('is edited in the browser, told what that changes, and counts by it at once', async () => {
    const page = await opened('/s/06184.tram-muc-nuoc');
    await page.getByRole('button', { name: 'Sửa nguồn' }).click();
    await page.waitForURL(/edit=/);
    const form = page.getByRole('form', { name: 'Sửa Trạm đo mực nước' });
    const save = form.getByRole('button', { name: 'Lưu' });
    expect(await save.isDisabled()).toBe(true);
    const levels = form.getByLabel(/^Mức báo động lũ/);
    await form.getByLabel(/^Nhịp báo/).fill('3600');
    await form.getByText('im quá 7.200 giây thì bị coi là mất kết nối').waitFor();
    await levels.fill('2,5 / 32 / 4');
    await save.click();
    await form.getByText('Mức báo động lũ cần ba số tăng dần').waitFor();
    await levels.fill('2,5 / 3,2 / 4');
    await form.getByText(/--\s*›\s*2,5 \/ 3,2 \/ 4 · tính lại “.+” ngay/).waitFor();
    await isSound(page, 'source-edit');
    await page.setViewportSize(TELEPHONE);
    await isSound(page, 'source-edit-phone');
    await save.click();
    await page.getByText('Đã lưu. Thay đổi có trong nhật ký.').waitFor();
    // 3.42 m came: above 3.2 m, below 4 m
    await town.untilKpi('06184', 'flood-level', ({ value }) => value === 2);
    const source = await town.admin.get<Source>('/sources/06184.tram-muc-nuoc');
    expect(source).toMatchObject({
      ...{ heartbeatSeconds: 3_600, attributes: { floodLevels: [2.5, 3.2, 4] } },
    });
    const [last] = await town.admin.all<{ action: string }>('/audit?unit=06184');
    expect(last?.action).toBe('source.patch');
    await page.context().close();
  });

  it('is registered with its levels on the page of the sources, for a unit that is found', async () => {
    const page = await opened('/admin/sources');
    await page.getByRole('button', { name: 'Thêm nguồn' }).click();
    const form = page.getByRole('form', { name: 'Thêm nguồn' });
    await form.getByRole('button', { name: 'Tạo nguồn' }).click();
    // no unit is taken for granted
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await form.getByLabel('Đơn vị').first().fill('dong dang');
    await page.getByRole('option', { name: '06184 · Xã Đồng Đăng' }).click();
    await form.getByLabel(/^Mức báo động lũ/).fill('1 / 2 / 3');
    await isSound(page, 'sources-new');
    await form.getByRole('button', { name: 'Tạo nguồn' }).click();
    await page.getByRole('alertdialog').waitFor();
    await isSound(page, 'sources-secret');
    // the id of the first gauge is taken
    const made = await town.admin.get<Source>('/sources/06184.tram-muc-nuoc-2');
    expect(made.attributes).toEqual({ floodLevels: [1, 2, 3] });
    await page.context().close();
  });
});

describe('units', () => {
  it('are found, made, changed and imported', async () => {
    const page = await opened('/admin/units?parent=20');
    await page.getByRole('row', { name: /06184/ }).waitFor();
    await isSound(page, 'units-list');
    await page.getByRole('searchbox').fill('ky lua');
    await page.getByRole('row', { name: /06187/ }).waitFor();
    await page.waitForURL(/q=ky/);
    await page.getByRole('row', { name: /06184/ }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Sửa Phường Kỳ Lừa' }).click();
    await page.getByLabel('Dân số').fill('31.500');
    await isSound(page, 'units-edit');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('cell', { name: '31.500' }).waitFor();

    await page.getByRole('button', { name: 'Nhập từ CSV' }).click();
    const list = [
      {
        code: '06184',
        name: 'Đồng Đăng',
        type: 'commune',
        province_code: '20',
        lat: 21.9,
        lon: 106.7,
      },
      {
        code: '06124',
        name: 'Na Sầm',
        type: 'commune',
        province_code: '20',
        lat: 22.1,
        lon: 106.6,
      },
    ];
    const file = { name: 'communes.json', mimeType: 'application/json' };
    await page
      .getByLabel('Chọn tệp CSV hoặc JSON')
      .setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify(list)) });
    await page.getByText('2 dòng: 1 thêm mới, 0 thay đổi, 0 giữ nguyên, 1 có lỗi.').waitFor();
    await page.getByRole('radio', { name: 'cập nhật theo tệp' }).check();
    await page.getByText('2 dòng: 1 thêm mới, 1 thay đổi, 0 giữ nguyên, 0 có lỗi.').waitFor();
    await isSound(page, 'units-import');
    await page.getByRole('button', { name: 'Ghi 2 đơn vị' }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: 'Ghi 2 đơn vị' }).click();
    await page.getByText('Đã ghi 2 đơn vị.').waitFor();
    await page.setViewportSize(TELEPHONE);
    await isSound(page, 'units-phone');
    await page.context().close();
  });
});

describe('the demonstration', () => {
  it('goes as one act, with its devices and screens, and leaves the real alone', async () => {
    const unit = { level: 'province', parent: 'VN', name: { vi: 'Thử' }, simulated: true };
    await town.admin.post('/units', { code: '99', ...unit });
    await town.commune('99001', '99', 'Mô Phỏng');
    const pretended = await town.connected({ id: 'tram', kind: 'device', unit: '99001' });
    await pretended.telemetry({ water_level: 1 });
    const real = await town.connected({ id: 'that', kind: 'device', unit: '06184' });
    await real.telemetry({ water_level: 2 });
    const person = await town.user('minh', 'officer', '99001');
    const wall = await freshPage(browser);
    await wall.goto((await town.wall('99001')).url);
    await untilLive(wall, 'connected');
    const demonstration = (): Promise<DemonstrationAnswer> => town.admin.get('/demonstration');
    await until(
      'the screen is lit',
      async () => (await demonstration()).screens === 1,
      SCREEN_REPORTED_MS,
    );

    const page = await opened('/admin/demonstration');
    await page.getByText('1 màn hình đang sáng sẽ tắt trong vài giây.').waitFor();
    // a person is in the way
    await page.getByText('minh (minh)').waitFor();
    expect(await page.getByRole('button', { name: /^Gỡ toàn bộ/ }).count()).toBe(0);
    await isSound(page, 'demo-people');
    await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill('06184');
    await page.getByRole('button', { name: 'Chuyển sang' }).click();
    await page.getByRole('button', { name: /^Gỡ toàn bộ/ }).click();
    const dialog = page.getByRole('dialog');
    const go = dialog.getByRole('button', { name: /^Gỡ toàn bộ/ });
    expect(await go.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('gỡ');
    expect(await go.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('go mo phong');
    await isSound(page, 'demo-dialog');
    const cut = new Promise<void>((resolve) => pretended.client.once('close', () => resolve()));
    await go.click();
    await page.getByText('Đã gỡ xong dữ liệu mô phỏng.').waitFor();
    await cut;
    await untilLive(wall, 'refused');
    expect((await demonstration()).state).toBe('removed');
    await isSound(page, 'demo-removed');
    // who was moved is still there, and what is real goes on
    await person.get('/units/06184');
    await real.telemetry({ water_level: 3 });
    const source = await town.admin.get<Source>('/sources/06184.that');
    expect(source.metrics).toMatchObject([{ metric: 'water_level', value: 3 }]);
    expect((await town.admin.ask('GET', '/units/99001')).status).toBe(404);
    await wall.context().close();
    await page.context().close();
  });
});
