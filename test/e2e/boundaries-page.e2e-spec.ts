import type { Browser } from 'playwright-core';
import { picture, startBrowser, untilLive } from './kit/browser';
import { madeUpProvince, provinceUnit, showProvince } from './kit/map-stage';
import { PagesAlone } from './kit/pages-alone';

const ring = [
  [106, 21.2],
  [106.1, 21.2],
  [106.1, 21.3],
  [106, 21.2],
];
const feature = (ma: string): object => ({
  type: 'Feature',
  properties: { gid: 7, ma },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const fileOf = (text: string) => ({
  name: 'xa.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(text),
});
const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: [feature('05970'), feature('99999')],
});

describe('the page of boundaries', () => {
  let pages: PagesAlone;
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
    pages = await PagesAlone.start();
    showProvince(pages, madeUpProvince(), []);
    pages.answer('/units', { body: { items: [], next: null } });
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  it('below the country shows the pretended province, marked as such', async () => {
    const alone = await PagesAlone.start();
    const map = madeUpProvince();
    showProvince(alone, { ...map, unit: 'VN', below: [] }, []);
    alone.answer(`/units/${map.unit}`, { body: { ...provinceUnit(), simulated: true } });
    alone.answer(`/units/${map.unit}/map`, { body: map });
    const units = { items: [{ ...provinceUnit(), simulated: true }], next: null };
    alone.answer('/units', () => ({ body: units }));
    const page = await alone.open(browser, '/admin/boundaries', { width: 1440, height: 900 });
    const shown = page.getByRole('region', { name: 'Bản đồ Tỉnh Lạng Sơn' });
    await shown.getByText('Số liệu mô phỏng').waitFor();
    await shown.getByText('19/24 đơn vị cấp dưới có ranh giới').waitFor();
    expect(await shown.locator('.area-map__area').count()).toBe(23);
    // the country itself has nothing: what to do about it is said
    await page.getByText(/Hãy tạo đơn vị trước, rồi chọn tệp GeoJSON/).waitFor();
    await picture(page, 'boundaries-pretended');
    expect(page.errors).toEqual([]);
    await alone.stop();
  });

  it('checks a file first, says what is refused and why, asks, and only then imports it', async () => {
    const asked: string[] = [];
    pages.answer('/boundaries', (url) => {
      asked.push(url.search);
      return {
        body: {
          imported: ['05970'],
          refused: [{ feature: 1, unit: '99999', why: 'unknown-unit' }],
          dryRun: url.searchParams.has('dryRun'),
        },
      };
    });
    const page = await pages.open(browser, '/admin/boundaries', { width: 1440, height: 900 });
    await untilLive(page, 'connected');
    // of 24 every fifth and the last have none: 4, 9, 14, 19 and 23
    await page.getByText('19/24 đơn vị cấp dưới có ranh giới').waitFor();
    await page.setInputFiles('input[type=file]', fileOf('{"type":"Feature"}'));
    await page.getByText('Tệp không phải GeoJSON FeatureCollection.').waitFor();
    await page.setInputFiles('input[type=file]', fileOf(FILE));
    await page.getByText('1 đơn vị khớp, 1 đối tượng bị từ chối. Chưa ghi gì.').waitFor();
    expect(await page.getByLabel('Thuộc tính chứa mã đơn vị').inputValue()).toBe('ma');
    await page.getByRole('cell', { name: 'không có đơn vị này' }).waitFor();
    await page.getByRole('img', { name: 'Xem trước: 1 đơn vị' }).waitFor();
    await picture(page, 'boundaries-checked');
    expect(asked).toEqual(['?property=ma&dryRun=1']);

    await page.getByRole('button', { name: 'Nhập 1 ranh giới' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Nhập 1 ranh giới' }).click();
    await page.getByText('Đã nhập 1 ranh giới.').waitFor();
    expect(asked).toEqual(['?property=ma&dryRun=1', '?property=ma']);

    await page.getByRole('button', { name: 'Xoá ranh giới' }).first().click();
    await page
      .getByText(/Xoá ranh giới của .*\?/)
      .first()
      .waitFor();
    expect(asked).toHaveLength(2);
    await picture(page, 'boundaries-delete');
    await page.getByRole('button', { name: 'Xoá ranh giới', exact: true }).last().waitFor();
    await page.locator('dialog[open] .button--grave').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(asked).toEqual([...asked.slice(0, 2), '?unit=05970']);
    expect(page.errors).toEqual([]);
  });
});
