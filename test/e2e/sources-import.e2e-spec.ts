import { readFile } from 'node:fs/promises';
import type { Source } from '@nhip-xa/contract';
import type { Browser, Download, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  picture,
  settled,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const CONSOLE = { width: 1440, height: 900 };
const TELEPHONE = { width: 390, height: 844 };

const HEADER = 'unit;id;kind;name;gateway;lat;lon;feeds';
const WRONG = [
  HEADER,
  `${COMMUNE};tu-1;gateway;Tủ kỹ thuật số 1;;;;`,
  `6211;tram-1;device;Trạm mực nước cầu Kỳ Cùng;${COMMUNE}.tu-1;bắc;106,75;reading:water_level`,
  `${COMMUNE};Trạm 2;device;Trạm mưa Đồng Đăng;${COMMUNE}.tu-2;21,95;;reading:rain`,
];
const MENDED = [
  HEADER,
  WRONG[1],
  `${COMMUNE};tram-1;device;Trạm mực nước cầu Kỳ Cùng;${COMMUNE}.tu-1;21,85;106,75;reading:water_level`,
  `${COMMUNE};tram-2;device;Trạm mưa Đồng Đăng;${COMMUNE}.tu-1;21,95;106,70;reading:rain`,
];

const csv = (name: string, lines: readonly (string | undefined)[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});
const contentOf = async (download: Download): Promise<string> =>
  readFile(await download.path(), 'utf8');

describe('sources from a file', () => {
  let town: Town;
  let browser: Browser;
  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function opened(size: typeof CONSOLE): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, town.server.httpUrl, town.admin.cookie);
    await page.goto(`${town.server.httpUrl}/admin/sources`);
    await untilLive(page, 'connected');
    return page;
  }
  const panelOf = async (page: Page) => {
    await page.getByRole('button', { name: 'Nhập từ CSV' }).click();
    return page.getByRole('region', { name: 'Nhập từ CSV' });
  };
  const keys = async (): Promise<string[]> =>
    (await town.admin.all<Source>(`/sources?unit=${COMMUNE}`)).map(({ key }) => key);
  const download = async (page: Page, name: string): Promise<Download> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return file;
  };

  it('are checked line by line, mended, registered, and their passwords taken away once', async () => {
    const page = await opened(CONSOLE);
    const panel = await panelOf(page);
    await panel.locator('input[type=file]').setInputFiles(csv('nguon.csv', WRONG));
    await panel.getByText('3 dòng: 1 đăng ký được, 2 có lỗi. Chưa ghi gì.').waitFor();
    const row = (line: number) =>
      panel.getByRole('row').filter({
        has: page.getByRole('cell', { name: String(line), exact: true }),
      });
    const errorsOf = async (line: number): Promise<string[]> =>
      (await row(line).getByRole('listitem').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' '),
      );
    expect(await errorsOf(3)).toEqual([
      'lat bắc không phải số',
      'unit 6211 không phải mã đơn vị của bạn (Excel hay bỏ số 0 ở đầu: 06211 thành 6211)',
    ]);
    expect(await errorsOf(4)).toEqual([
      'lon còn trống; lat và lon phải đi cùng nhau',
      'id Trạm 2 chỉ gồm chữ thường không dấu, số, - và _; bắt đầu bằng chữ hoặc số',
      `gateway ${COMMUNE}.tu-2 không phải khoá của một gateway, đã có hoặc trong tệp này`,
    ]);
    await row(2).getByText('đăng ký được').waitFor();
    expect(await panel.getByRole('button', { name: /^Đăng ký/ }).count()).toBe(0);
    await wholePicture(page, 'sources-import-wrong-1440');
    expect(await violationsOf(page)).toEqual([]);
    expect(await keys()).toEqual([]);

    await panel.locator('input[type=file]').setInputFiles(csv('nguon-2.csv', MENDED));
    await panel.getByText('3 dòng: 3 đăng ký được, 0 có lỗi. Chưa ghi gì.').waitFor();
    await wholePicture(page, 'sources-import-mended-1440');
    await panel.getByRole('button', { name: 'Đăng ký 3 nguồn' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('Đăng ký 3 nguồn từ tệp nguon-2.csv?').waitFor();
    await settled(page);
    await picture(page, 'sources-import-question-1440');
    expect(await keys()).toEqual([]);
    await question.getByRole('button', { name: 'Đăng ký 3 nguồn' }).click();

    const once = page.getByRole('alertdialog', { name: 'Đã đăng ký 3 nguồn' });
    await once.waitFor();
    await wholePicture(page, 'sources-import-done-1440');
    expect(await violationsOf(page)).toEqual([]);
    // not downloaded yet: it is asked before they are gone
    await once.getByRole('button', { name: 'Đóng, không tải' }).click();
    await page.getByText('Chưa tải tệp mật khẩu.').waitFor();
    await page.getByRole('button', { name: 'Thôi' }).click();
    const file = await download(page, 'Tải tệp mật khẩu (CSV)');
    expect(file.suggestedFilename()).toBe('mat-khau-nguon.csv');
    const [head, ...lines] = (await contentOf(file)).trimEnd().split('\r\n');
    expect(head).toBe('key,clientId,username,password,mqttUrl');
    expect(lines).toHaveLength(3);
    const gauge = lines.find((line) => line.startsWith(`${COMMUNE}.tram-1,`)) ?? '';
    const [key = '', clientId = '', username = '', password = '', mqttUrl = ''] = gauge.split(',');
    expect(mqttUrl).toBe(town.server.mqttUrl);

    const device = await Device.connect(mqttUrl, { clientId, username, password });
    await device.telemetry({ water_level: 251.5 });
    const { metrics } = await town.admin.get<Source>(`/sources/${key}`);
    expect(metrics).toMatchObject([{ metric: 'water_level', value: 251.5 }]);
    await device.end();

    await once.getByRole('button', { name: 'Xong' }).click();
    await page.getByRole('link', { name: `${COMMUNE}.tram-2` }).waitFor();
    expect(await page.getByText(password).count()).toBe(0);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('that stand already are told so, or passed over where one wants that', async () => {
    const page = await opened(CONSOLE);
    const panel = await panelOf(page);
    const more = [...MENDED, `${COMMUNE};cam-1;camera;Camera cổng chợ;;;;`];
    await panel.locator('input[type=file]').setInputFiles(csv('nguon-3.csv', more));
    await panel.getByText('4 dòng: 1 đăng ký được, 3 có lỗi. Chưa ghi gì.').waitFor();
    await panel.getByLabel('Bỏ qua nguồn đã có, chỉ đăng ký nguồn mới').check();
    await panel
      .getByText('4 dòng: 1 đăng ký được, 3 đã có nên bỏ qua, 0 có lỗi. Chưa ghi gì.')
      .waitFor();
    await wholePicture(page, 'sources-import-known-1440');
    await panel.getByRole('button', { name: 'Đăng ký 1 nguồn' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đăng ký 1 nguồn' }).click();
    await page.getByRole('alertdialog', { name: 'Đã đăng ký 1 nguồn' }).waitFor();
    expect(await keys()).toContain(`${COMMUNE}.cam-1`);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('go out as a file that comes in again, and so does the template, on a telephone too', async () => {
    const page = await opened(TELEPHONE);
    const exported = await download(page, 'Xuất CSV');
    expect(exported.suggestedFilename()).toMatch(/^nguon-VN-\d{4}-\d\d-\d\d\.csv$/);
    const text = await contentOf(exported);
    expect(text.split('\r\n')).toHaveLength(6);
    expect(text).toContain(`${COMMUNE};tram-1;device;Trạm mực nước cầu Kỳ Cùng;;21,85;106,75;`);

    const panel = await panelOf(page);
    const template = await download(page, 'Tải tệp mẫu');
    const input = panel.locator('input[type=file]');
    await input.setInputFiles(csv('mau.csv', [(await contentOf(template)).replace('\ufeff', '')]));
    await panel.getByText('2 dòng: 2 đăng ký được, 0 có lỗi. Chưa ghi gì.').waitFor();

    await input.setInputFiles(csv('nguon.csv', WRONG));
    await panel.getByText('3 dòng: 0 đăng ký được, 3 có lỗi. Chưa ghi gì.').waitFor();
    await wholePicture(page, 'sources-import-wrong-390');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(TELEPHONE.width);
    expect(await violationsOf(page)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});
