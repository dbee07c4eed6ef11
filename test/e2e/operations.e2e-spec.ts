import type { AuditEntry, HealthDetails } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import { bringCookie, freshPage, startBrowser, untilLive, wholePicture } from './kit/browser';
import { Town } from './kit/town';

/** Running the installation without a shell: who, with which keys, what changed, what is kept. */

const PROVINCE = '20';
const COMMUNE = '06211';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The page asks for its figures every five seconds. */
const NEW_FIGURES_MS = 30_000;
const PATHS = ['users', 'tokens', 'audit', 'retention', 'privacy', 'health'].map(
  (name) => `/admin/${name}`,
);

let town: Town;
let browser: Browser;
let page: Page & { errors: string[] };

beforeAll(async () => {
  town = await Town.start();
  browser = await startBrowser();
  await town.province(PROVINCE, 'Lạng Sơn');
  await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  page = await freshPage(browser, DESK);
  await bringCookie(page, town.server.httpUrl, town.admin.cookie);
});
afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

const rested = (on: Page): Promise<true> =>
  until('nothing is loading any more', async () =>
    (await on.locator('[aria-busy="true"]').count()) === 0 ? true : undefined,
  );

async function open(path: string, on: Page = page): Promise<void> {
  await on.goto(town.server.httpUrl + path);
  await untilLive(on, 'connected');
  await rested(on);
}

const audited = async (query: string): Promise<AuditEntry[]> =>
  (await town.admin.get<{ items: AuditEntry[] }>(`/audit?unit=VN&${query}`)).items;

describe('users', () => {
  it('are made, changed and removed, each asked and told', async () => {
    const hoa = await town.user('hoa', 'officer', COMMUNE);
    await hoa.post('/tokens', { name: 'của Hoa' });
    await open('/admin/users');
    await page.getByRole('link', { name: 'Sửa người dùng hoa' }).click();
    await page.waitForURL(/user=hoa/);
    const form = page.getByRole('form', { name: 'Sửa người dùng hoa' });
    await form.getByLabel('Tên hiển thị').fill('Nguyễn Thị Hoa');
    await form.getByLabel('Vai trò').selectOption('technician');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('cell', { name: 'Nguyễn Thị Hoa', exact: true }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Nguyễn Thị Hoa' });
    expect(await row.textContent()).toContain('kỹ thuật');
    // what happens stands in the question; nothing does before it is answered
    await row.getByRole('button', { name: 'Xoá' }).click();
    const question = page.getByRole('dialog', { name: 'Xoá' });
    expect(await question.textContent()).toMatch(/5 giây.*khoá API.*thu hồi/);
    await question.getByRole('button', { name: 'Thôi' }).click();
    expect((await hoa.ask('GET', '/auth/me')).status).toBe(200);
    await row.getByRole('button', { name: 'Xoá' }).click();
    await question.getByRole('button', { name: 'Xoá' }).click();
    await page.getByText('Đã xoá người dùng Nguyễn Thị Hoa.').waitFor();
    expect((await hoa.ask('GET', '/auth/me')).status).toBe(401);
  });

  it('the last administrator of the whole cannot give it up', async () => {
    await open('/admin/users?user=admin');
    const form = page.getByRole('form', { name: /Sửa người dùng/ });
    await form.getByLabel('Vai trò').selectOption('officer');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('quản trị viên toàn hệ thống cuối cùng').waitFor();
    expect((await town.admin.get<{ role: string }>('/auth/me')).role).toBe('admin');
  });
});

it('one’s own account: the password by keyboard alone, and other sessions ended', async () => {
  const nam = await town.user('nam', 'officer', COMMUNE);
  const elsewhere = await town.signedIn('nam');
  const own = await freshPage(browser, PHONE);
  await bringCookie(own, town.server.httpUrl, nam.cookie);
  await open('/account', own);
  const there = own.getByRole('listitem').filter({ hasText: 'Đăng nhập từ' });
  await until('both sessions are listed', async () => (await there.count()) === 2);
  await own.getByLabel('Mật khẩu hiện tại').focus();
  const type = async (current: string): Promise<void> => {
    await own.keyboard.type(current);
    await own.keyboard.press('Tab');
    await own.keyboard.type('mat-khau-moi-7x');
    await own.keyboard.press('Enter');
  };
  await type('khong-phai-no');
  await own.getByText('Mật khẩu hiện tại không đúng').waitFor();
  await own.getByLabel('Mật khẩu hiện tại').fill('');
  await own.getByLabel('Mật khẩu mới').fill('');
  await own.getByLabel('Mật khẩu hiện tại').focus();
  await type('mật-khẩu-của-nam');
  await own.getByText('Đã đổi mật khẩu').waitFor();
  await until('one session is left', async () => ((await there.count()) === 1 ? true : undefined));
  expect((await elsewhere.ask('GET', '/auth/me')).status).toBe(401);
  expect(own.errors).toEqual([]);
  await own.context().close();
});

it('an API token is shown once, works as its example says, and is revoked by a question', async () => {
  await open('/admin/tokens');
  await page.getByRole('button', { name: 'Tạo khoá API' }).click();
  await page.getByRole('textbox', { name: /^Tên/ }).fill('phần mềm một cửa');
  await page.getByRole('button', { name: 'Tạo', exact: true }).click();
  const once = page.getByRole('alertdialog');
  await once.waitFor();
  const [token = '', example = ''] = await once.locator('code').allTextContents();
  expect(token).toMatch(/^nxt_/);
  const [, address = ''] = /^curl -H 'Authorization: Bearer nxt_\S+' (\S+)$/.exec(example) ?? [];
  const ask = () => fetch(address, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  await once.getByRole('button', { name: 'Đã chép xong' }).click();
  expect(await page.content()).not.toContain(token);
  const row = page.getByRole('row').filter({ hasText: 'phần mềm một cửa' });
  await row.getByRole('button', { name: 'Thu hồi' }).click();
  expect((await ask()).status).toBe(200);
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await row.waitFor({ state: 'detached' });
  expect((await ask()).status).toBe(401);
});

it('a token of another is taken back by itself, and the audit says so', async () => {
  const other = await town.user('giu-khoa', 'officer', COMMUNE);
  for (const name of ['cũ', 'mới']) await other.post('/tokens', { name, unit: COMMUNE });
  await open('/admin/users?user=giu-khoa');
  const tokens = page.getByRole('region', { name: /^Khoá API của/ });
  const row = tokens.getByRole('row').filter({ hasText: 'cũ' });
  await row.getByRole('button', { name: 'Thu hồi' }).click();
  await wholePicture(page, 'operations-user-tokens');
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await row.waitFor({ state: 'detached' });
  await tokens.getByRole('row').filter({ hasText: 'mới' }).waitFor();
  expect((await audited('action=token.remove'))[0]).toMatchObject({ who: 'admin' });
});

it('less is kept only after it was said what goes, and is taken back until the night', async () => {
  await open('/admin/retention');
  const line = page.getByRole('listitem').filter({ hasText: 'Bản tin bị từ chối, theo thời gian' });
  await line.getByRole('button', { name: /^Đổi/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Giữ').fill('30');
  await dialog.getByRole('button', { name: 'Xem sẽ xoá gì' }).click();
  await dialog.getByText('không có gì bị xoá đêm nay').waitFor();
  const kept = async () =>
    (await town.admin.get<{ items: { amount: number }[] }>('/keeping')).items[0]?.amount;
  expect(await kept()).toBe(90);
  await dialog.getByRole('button', { name: 'Giảm và xoá trong đêm' }).click();
  await line.getByText('Chờ đêm nay').waitFor();
  expect(await kept()).toBe(30);
  await line.getByRole('button', { name: /^Hoàn tác/ }).click();
  await line.getByText('90 ngày', { exact: true }).waitFor();
  expect(await kept()).toBe(90);
  const acts = (await audited('action=keeping')).map(({ action }) => action);
  expect(acts).toEqual(['keeping.undo', 'keeping.set']);
});

it('a key that names people is tried, added, refuses at once, and cleans what was kept', async () => {
  const device = await town.connected({ id: 'cho', kind: 'service', unit: COMMUNE });
  const order = (id: string): object => ({
    ...{ id, type: 'trade.order', amount: 'abc', attributes: { maSoThue: '0101234567' } },
  });
  // refused for its amount, and kept as it came
  await device.publish('event', order('1'));
  await open('/admin/privacy');
  await page.getByLabel('Bản tin (JSON)').fill(JSON.stringify([order('2')]));
  await page.getByLabel('Thử cả khoá chưa thêm').fill('maSoThue');
  await page.getByRole('button', { name: 'Thử', exact: true }).click();
  const answer = page.getByRole('region', { name: 'Kết quả thử' });
  await answer.getByText('0.attributes.maSoThue').waitFor();
  expect(await answer.textContent()).toContain('"maSoThue": "***"');
  await page.getByRole('textbox', { name: /^Khoá/ }).fill('Mã số thuế');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByText('có hiệu lực ngay').waitFor();
  await device.publish('event', order('3'));
  const rejected = async (): Promise<{ reason: string; bytes: string }[]> =>
    (await town.admin.get<{ items: { reason: string; bytes: string }[] }>('/rejected')).items;
  const text = async (): Promise<string> =>
    (await rejected()).map(({ bytes }) => Buffer.from(bytes, 'base64').toString()).join('\n');
  expect((await rejected())[0]?.reason).toBe('personal-data');
  expect(await text()).toContain('0101234567');
  await page.getByRole('button', { name: 'Che bản giữ lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Che bản giữ lại' }).click();
  await page.getByText(/Đã xem 2 bản tin, che 1\./).waitFor();
  expect(await text()).not.toContain('0101234567');
});

it('the audit tells in words what was changed, filters by its address, and comes as a file', async () => {
  await open('/admin/audit?act=personal-key');
  const row = page.getByRole('row').filter({ hasText: 'thêm khoá dữ liệu cá nhân' });
  await row.waitFor();
  expect(await row.textContent()).toContain('Mã số thuế');
  await page.getByLabel('Loại việc').selectOption('user');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.waitForURL(/act=user/);
  await page.getByText('sửa người dùng').first().waitFor();
  expect(await page.getByRole('table').textContent()).toMatch(/vai trò.*cán bộ xã.*kỹ thuật/);
  await page.goBack();
  await page.getByText('thêm khoá dữ liệu cá nhân').first().waitFor();
  await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).fill('dong dang');
  await page.getByRole('option', { name: /Đồng Đăng/ }).click();
  await page.getByLabel('Loại việc').selectOption('');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.waitForURL(new RegExp(`unit=${COMMUNE}`));
  await page.getByText('sửa người dùng').first().waitFor();
  expect(await page.getByText('thêm khoá dữ liệu cá nhân').count()).toBe(0);
  await page.goBack();
  await page.getByText('thêm khoá dữ liệu cá nhân').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^nhat-ky-VN-.*\.csv$/);
  expect(await page.locator(':focus').innerText()).toBe('Tải tệp CSV');
});

it('health names every figure with its border, and what is wrong with what to do', async () => {
  await open('/admin/health');
  const details = await town.admin.get<HealthDetails>('/health/details');
  expect(details).toMatchObject({ broker: 'embedded', database: 'embedded' });
  const lines = page.locator('[data-line]');
  expect(await lines.count()).toBe(details.lines.length);
  // nobody has made a backup of this one
  const backup = page.locator('[data-line="backup"]');
  expect(await backup.getAttribute('data-state')).toBe('warning');
  expect(await backup.textContent()).toContain('docs/operating.md');
  const before = await page.getByText(/số liệu lúc/).textContent();
  const top = await backup.evaluate('(line) => line.offsetTop').catch(() => 0);
  await until(
    'new figures',
    async () => ((await page.getByText(/số liệu lúc/).textContent()) !== before ? true : undefined),
    NEW_FIGURES_MS,
  );
  expect(await backup.evaluate('(line) => line.offsetTop').catch(() => 0)).toBe(top);
});

it('an administrator of a commune sees nothing of the whole, and changes nothing of it', async () => {
  const lesser = await town.user('quan', 'admin', COMMUNE);
  const own = await freshPage(browser, DESK);
  await bringCookie(own, town.server.httpUrl, lesser.cookie);
  await open('/admin/health', own);
  await own.getByText('Vai trò của bạn không được làm việc này').waitFor();
  await open('/admin/privacy', own);
  expect(await own.getByRole('button', { name: 'Thêm', exact: true }).count()).toBe(0);
  await open('/admin/retention', own);
  expect(await own.getByRole('button', { name: /^Đổi/ }).count()).toBe(0);
  await own.context().close();
});

/** In Vietnamese, in both themes and sizes, axe looks at these pages with all others. */
it('in English on a telephone axe finds nothing, and nothing is wider than the screen', async () => {
  const own = await freshPage(browser, PHONE);
  await bringCookie(own, town.server.httpUrl, town.admin.cookie);
  for (const path of ['/account', ...PATHS]) {
    await open(`${path}?lang=en`, own);
    expect([path, await violationsOf(own)]).toEqual([path, []]);
    await wholePicture(own, `operations-${path.split('/').at(-1)}`);
    for (const size of [PHONE, DESK]) {
      await own.setViewportSize(size);
      const wider = await own.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, size.width, wider]).toEqual([path, size.width, 0]);
    }
    await own.setViewportSize(PHONE);
  }
  expect(own.errors).toEqual([]);
  await own.context().close();
});
