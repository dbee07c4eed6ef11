import { readXlsx } from 'hucre/xlsx';
import { keptReport } from '../test/kept-report';
import { makeReportFile } from './report-file';

const asked = { report: keptReport(), lang: 'vi', origin: 'https://ioc.example.vn' } as const;

async function sheets() {
  const book = await readXlsx(await makeReportFile({ ...asked, format: 'xlsx' }));
  return new Map(book.sheets.map((sheet) => [sheet.name, sheet.rows]));
}

describe('a report as a spreadsheet', () => {
  it('has a sheet for each part', async () => {
    expect([...(await sheets()).keys()]).toEqual([
      'Kỳ báo cáo',
      'Việc cần chú ý trước',
      'Các chỉ số theo lĩnh vực',
      'Hồ sơ, vụ việc trong kỳ',
      // 31 characters are the most that a sheet's name may have
      'Cảnh báo bắt đầu hoặc kết thúc',
      'Nguồn số liệu mất tín hiệu',
      'Đơn vị trực thuộc, kém nhất trư',
      'Giá trị và chi phí trong kỳ',
      'Số liệu đính chính',
      'Cách tính các chỉ số',
      'Ý kiến',
    ]);
  });

  it('says on each sheet whose it is, of when and as of which moment', async () => {
    const { ['Kỳ báo cáo']: first, ...others } = Object.fromEntries(await sheets());
    expect(first?.slice(0, 4).map((row) => row.slice(0, 2))).toEqual([
      ['Báo cáo tháng 10/2026', null],
      ['Đơn vị', 'Tỉnh Lạng Sơn – 20 (Số liệu mô phỏng)'],
      ['Kỳ báo cáo', 'tháng 10/2026'],
      ['Số liệu tại thời điểm', '31/10/2026 23:59'],
    ]);
    for (const rows of Object.values(others)) {
      expect(rows.slice(0, 3).map(([text]) => text)).toEqual([
        'Tỉnh Lạng Sơn – 20',
        'Báo cáo tháng 10/2026',
        'Số liệu tại thời điểm: 31/10/2026 23:59',
      ]);
    }
  });

  it('has numbers as numbers and moments as dates, in Vietnamese time', async () => {
    const all = await sheets();
    const cases = all.get('Hồ sơ, vụ việc trong kỳ') ?? [];
    expect(cases).toContainEqual(['hồ sơ', 12_345, 11_987, 1_234, 2_345, 321]);
    const alert = (all.get('Cảnh báo bắt đầu hoặc kết thúc') ?? []).find(
      ([name]) => name === 'Hồ sơ quá hạn đang xử lý',
    );
    // 3 October 00:40 UTC is 07:40 in Vietnam
    expect(alert?.[3]).toEqual(new Date('2026-10-03T07:40:00.000Z'));
  });

  it('has a column for the time in each status', async () => {
    const kpis = (await sheets()).get('Các chỉ số theo lĩnh vực') ?? [];
    const head = kpis.find(([name]) => name === 'Chỉ số') ?? [];
    const at = head.indexOf('Tỷ lệ thời gian: Bình thường');
    // 400 of the 744 hours of October
    expect(kpis.find(([name]) => name === 'Hồ sơ quá hạn đang xử lý')?.[at]).toBeCloseTo(
      400 / 744,
      4,
    );
  });

  it('makes no formula of what people wrote', async () => {
    const texts = [...(await sheets()).values()].flat(2).filter((cell) => typeof cell === 'string');
    expect(texts).toContain("'=cmd|nhầm số");
    expect(texts.filter((text) => /^[=+@-]/.test(text))).toEqual([]);
  });
});
