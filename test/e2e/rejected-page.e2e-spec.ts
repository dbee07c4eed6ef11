import type { RejectedCounts, RejectedMessage } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import { startBrowser, untilLive, wholePicture, type PageTroubles } from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SOURCE = `${UNIT}.cong`;
const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');

const message = (id: number, over: Partial<RejectedMessage> = {}): RejectedMessage => ({
  ...{ id: String(id), at: '2026-11-20T01:05:00Z', topic: `zigbee2mqtt/cảm biến ${id}` },
  ...{ source: SOURCE, reason: 'bad-shape', detail: 'no object', bytes: base64('[1]'), size: 3 },
  ...{ retriable: true, mapping: 'zigbee' },
  ...over,
});
const BINARY = message(3, { topic: 'spBv1.0/kho', bytes: base64(new Uint8Array([0, 255, 65])) });
const DROPPED = message(2, {
  reason: 'not-json',
  detail: 'ends too early',
  bytes: '',
  size: 900,
  retriable: false,
});
const OWN = message(1, { topic: `xa/v1/${UNIT}/cong/case`, detail: 'ts is no time' });
const COUNTS: RejectedCounts = {
  reasons: [
    { reason: 'bad-shape', messages: 1_203 },
    { reason: 'not-json', messages: 1 },
  ],
  sources: [{ source: SOURCE, messages: 1_204 }],
};

describe('the page of rejected messages', () => {
  let pages: PagesAlone;
  let browser: Browser;
  let page: Page & PageTroubles;
  let asked: URLSearchParams;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  beforeEach(() => {
    as('technician');
    pages.answer('/rejected/counts', { body: COUNTS });
    pages.answer('/rejected', ({ searchParams }) => {
      asked = searchParams;
      const isFirst = searchParams.get('cursor') === null;
      const items = isFirst ? [message(4), BINARY] : [DROPPED, OWN];
      return { body: { items, next: isFirst ? 'abc' : null } };
    });
  });
  afterEach(async () => {
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  function as(role: string): void {
    const user = { username: 'lan', displayName: 'Lan' };
    pages.answer('/auth/me', { body: { user, role, unit: UNIT } });
  }
  async function open(search = '', size = DESK): Promise<void> {
    page = await pages.open(browser, `/admin/rejected${search}`, size);
    await untilLive(page, 'connected');
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });

  it('is told more of when asked, down to what could not be kept', async () => {
    await open();
    await button('Tất cả (1.204)').waitFor();
    await row('cảm biến 4').getByText('không phải một đối tượng JSON').waitFor();
    await row('spBv1.0/kho').getByText('\\x00\\xffA').waitFor();
    await button('Xem thêm').click();
    const dropped = row('bị cụt');
    await dropped.getByText('không giữ nội dung vì có thể chứa dữ liệu cá nhân').waitFor();
    await dropped.getByText('Chỉ giữ một phần nên không đọc lại được.').waitFor();
    expect(await dropped.getByRole('button', { name: 'Đọc lại' }).count()).toBe(0);
    await wholePicture(page, 'rejected-page-1440');
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await wholePicture(page, 'rejected-page-390');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('asks for what its address says', async () => {
    await open(`?reason=bad-shape&source=${SOURCE}&from=2026-11-20T08:05&as=hex`);
    await row('spBv1.0/kho').getByText('0000  00 ff 41').waitFor();
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ reason: 'bad-shape', source: SOURCE, from: '2026-11-20T01:05:00.000Z' },
    });
    await expect(page.getByLabel('Từ lúc').inputValue()).resolves.toBe('20/11/2026 08:05');
    const ofUnit = page.getByRole('combobox', { name: 'Đơn vị', exact: true });
    await ofUnit.fill(UNIT);
    await page.getByRole('option', { name: '· Xã Phú Lộc' }).click();
    await page.waitForURL(new RegExp(`unit=${UNIT}`));
    await until('it is asked for the unit alone', () => asked.get('unit') === UNIT || undefined);
    await page.getByRole('link', { name: 'Bỏ lọc' }).click();
    await until('all is asked for', () => [...asked.keys()].join() === 'limit' || undefined);
    expect(await ofUnit.inputValue()).toBe('');
  });

  it('asks before it deletes all of a reason', async () => {
    let forgotten = 0;
    pages.answer('/rejected/forget', () => {
      forgotten += 1;
      return { body: { forgotten: 1_203 } };
    });
    await open('?reason=bad-shape');
    await button('Xoá tất cả (1.203)').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Xoá hẳn 1\.203 bản tin bị từ chối vì/).waitFor();
    await dialog.getByRole('button', { name: 'Thôi' }).click();
    expect(forgotten).toBe(0);
    await button('Xoá tất cả (1.203)').click();
    await dialog.getByRole('button', { name: 'Xoá tất cả' }).click();
    await page.getByText('Đã xoá.').waitFor();
    expect(forgotten).toBe(1);
  });

  it('says what came of reading many again, and why the others stay', async () => {
    const why = [
      { reason: 'bad-shape', messages: 1_000 },
      { reason: 'unknown-unit', messages: 3 },
    ];
    const report = { tried: 1_203, refused: 1_003, stored: 412, unreadable: 1, more: true, why };
    pages.answer('/rejected/retry', { body: report });
    await open('?reason=bad-shape');
    await button('Đọc lại tất cả (1.203)').click();
    const told = page.getByRole('status').filter({ hasText: 'Đọc lại 1.203 bản tin' });
    await told.getByText('412 mục thành dữ kiện, 1.003 bản tin vẫn bị từ chối.').waitFor();
    await told.getByText(/Vẫn bị từ chối vì: .*\(1\.000\), đơn vị lạ \(3\)\./).waitFor();
    await told.getByText('1 bản tin chỉ giữ một phần nên không đọc lại được.').waitFor();
    await told.getByText('Còn bản tin đang chờ: hãy đọc lại lần nữa.').waitFor();
    await wholePicture(page, 'rejected-page-told');
  });

  it('says so when it cannot be had, and lets those look who may do nothing', async () => {
    as('chairman');
    pages.answer('/rejected', { status: 503, body: { status: 503, code: 'unavailable' } });
    await open('?reason=bad-shape');
    const retry = button('Thử lại');
    await retry.waitFor({ timeout: 20_000 });
    pages.answer('/rejected', { body: { items: [message(4)], next: null } });
    await retry.click();
    await row('cảm biến 4').waitFor();
    expect(await button(/Đọc lại|Xoá/).count()).toBe(0);
    expect(await page.getByRole('link', { name: /Sửa ánh xạ/ }).count()).toBe(0);
  });
});
