import type { Ledger, LedgerCounts, LedgerLine, SpoolReport } from '@nhip-xa/contract';
import type { Browser, Page } from 'playwright-core';
import { picture, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

const counts = (over: Partial<LedgerCounts> = {}): LedgerCounts => {
  const places = { stored: 0, repeats: 0, rejected: 0, spooled: 0, inHand: 0, ...over };
  const { stored, repeats, rejected, spooled, inHand } = places;
  const received = stored + repeats + rejected + spooled + inHand;
  return { received, conflicts: 0, ...places };
};
const line = (unit: string, name: string, over: Partial<LedgerCounts>): LedgerLine => ({
  unit,
  name,
  ...counts(over),
});
const LINES = [
  line('19756', 'Xã Chân Mây – Lăng Cô', { stored: 84_213, repeats: 12, spooled: 210 }),
  line(UNIT, 'Xã Phú Lộc', { stored: 1_204_577, repeats: 8_430, conflicts: 3, rejected: 41 }),
  line('19789', 'Phường Phú Xuân', {}),
];
const IDLE: SpoolReport = {
  state: 'idle',
  since: null,
  messages: 0,
  bytes: 0,
  bytesMost: 2 ** 30,
};
const TAKING: SpoolReport = {
  state: 'taking',
  since: '2026-11-20T10:32:00+07:00',
  messages: 1_234,
  bytes: 312_500_000,
  bytesMost: 2 ** 30,
};

const sum = (lines: readonly LedgerLine[]): LedgerCounts => {
  const all = counts();
  for (const each of lines) {
    for (const key of Object.keys(all) as (keyof LedgerCounts)[]) all[key] += each[key];
  }
  return all;
};

function ledger(over: Partial<Ledger> = {}): { body: Ledger } {
  const items = over.items ?? LINES;
  const at = new Date().toISOString();
  return { body: { at, total: sum(items), spool: IDLE, items, next: null, ...over } };
}

describe('the ledger page', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  async function opened(size = DESK, search = ''): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, `/admin/ledger${search}`, size);
    await untilLive(page, 'connected');
    return page;
  }
  /** The figure of a term of the sum. */
  const term = (page: Page, name: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .first();
  const unitsOf = (page: Page) => page.getByRole('rowheader').locator('a').allInnerTexts();

  it('adds up what was received, and says that it holds', async () => {
    pages.answer('/ledger', ledger({ spool: TAKING }));
    const page = await opened();
    await page.getByRole('status').getByText('Khớp: mọi mục đã nhận đều có chỗ').waitFor();
    await expect(term(page, 'Đã nhận').innerText()).resolves.toBe('1.297.483');
    await expect(term(page, 'Đã lưu').innerText()).resolves.toBe('1.288.790');
    await expect(term(page, 'Lưu tạm').innerText()).resolves.toBe('210');
    await page.getByText('trong đó 3 mâu thuẫn').waitFor();
    await page.getByRole('table').getByText('3 mâu thuẫn').waitFor();
    await page.getByText(/^Đang nhận từ .*10:32$/).waitFor();
    const meter = page.getByRole('meter');
    await expect(meter.getAttribute('aria-valuenow')).resolves.toBe('29');
    await expect(meter.getAttribute('aria-valuetext')).resolves.toBe(
      '298 MiB trên 1 GiB · 1.234 bản tin',
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of [DESK, TABLET, PHONE]) {
        await page.setViewportSize(size);
        await page.evaluate('window.scrollTo(0, 0)');
        await picture(page, `ledger-${size.width}-${colorScheme}`);
        const wider = 'document.documentElement.scrollWidth > window.innerWidth';
        await expect(page.evaluate(wider)).resolves.toBe(false);
      }
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await picture(page, `ledger-below-${PHONE.width}-${colorScheme}`);
    }
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('names the difference where it does not hold', async () => {
    const total = { ...sum(LINES), received: sum(LINES).received + 1_205 };
    pages.answer('/ledger', ledger({ total }));
    const page = await opened();
    await page
      .getByRole('status')
      .getByText('Không khớp: 1.205 mục đã nhận chưa rõ ở đâu')
      .waitFor();
    await picture(page, 'ledger-missing-1440');
    pages.answer('/ledger', ledger({ total: { ...total, received: 1 } }));
    await page.getByText(/^Không khớp: thừa 1\.297\.482 mục/).waitFor();
    await page.context().close();
  });

  it('lists the units by what came, and moves none while figures change', async () => {
    pages.answer('/ledger', ledger());
    const page = await opened();
    await page.getByRole('table').waitFor();
    const byReceived = ['Xã Phú Lộc', 'Xã Chân Mây – Lăng Cô', 'Phường Phú Xuân'];
    expect(await unitsOf(page)).toEqual(byReceived);
    const grown = line('19789', 'Phường Phú Xuân', { stored: 9_000_000 });
    pages.answer('/ledger', ledger({ items: [grown, ...LINES.slice(0, 2)] }));
    await page.getByText('9.000.000').first().waitFor();
    expect(await unitsOf(page)).toEqual(byReceived);
    await page.getByRole('button', { name: 'Xếp lại' }).press('Enter');
    expect((await unitsOf(page))[0]).toBe('Phường Phú Xuân');
    await page.context().close();
  });

  it('leads to the unit and to its rejected messages', async () => {
    pages.answer('/ledger', ledger());
    let asked = '';
    pages.answer('/rejected', ({ search }) => {
      asked = search;
      return { body: { items: [], next: null } };
    });
    const reasons = [{ reason: 'not-json', messages: 41 }];
    pages.answer('/rejected/counts', { body: { reasons, sources: [] } });
    const page = await opened();
    const unit = page.getByRole('link', { name: 'Xã Phú Lộc', exact: true });
    expect(await unit.getAttribute('href')).toBe(`/u/${UNIT}`);
    await page.getByRole('link', { name: '41 mục bị từ chối của Xã Phú Lộc' }).press('Enter');
    await page.waitForURL(`**/admin/rejected?unit=${UNIT}`);
    await page.getByText('Không có bản tin nào bị từ chối.').waitFor();
    expect(new URLSearchParams(asked).get('unit')).toBe(UNIT);
    await page.getByRole('button', { name: '(41)' }).last().click();
    await page.waitForURL(`**/admin/rejected?unit=${UNIT}&reason=not-json`);
    await page.getByLabel('Xoá lựa chọn').click();
    await page.waitForURL('**/admin/rejected?reason=not-json');
    await page.context().close();
  });

  it('keeps the last figures with their time while no newer ones come, and says why', async () => {
    pages.answer('/ledger', ledger());
    const page = await opened();
    await page.getByText('Khớp: mọi mục đã nhận đều có chỗ').waitFor();
    pages.answer('/ledger', { status: 503, body: { status: 503, code: 'unavailable' } });
    await page.getByText('Chưa lấy được số mới, đang thử lại.').waitFor({ timeout: 15_000 });
    await expect(term(page, 'Đã nhận').innerText()).resolves.toBe('1.297.483');
    await picture(page, 'ledger-failing-1440');
    pages.answer('/ledger', ledger({ items: [] }));
    await page.getByText('Chưa nhận được gì.').waitFor({ timeout: 15_000 });
    await page.getByText('Chưa lấy được số mới').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says it plainly where it cannot be had at all, and speaks English', async () => {
    pages.answer('/ledger', { status: 403, body: { status: 403, code: 'forbidden' } });
    const page = await opened(DESK, '?lang=en');
    await page.getByRole('alert').waitFor();
    pages.answer('/ledger', ledger({ spool: { ...TAKING, state: 'full', bytes: 2 ** 30 } }));
    await page.getByRole('button').filter({ hasText: /again/i }).click();
    await page.getByText('It holds: every item received has its place').waitFor();
    await page.getByText('New messages are not acknowledged').waitFor();
    await picture(page, 'ledger-full-en-1440');
    await page.context().close();
  });
});
