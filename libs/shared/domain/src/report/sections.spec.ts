import { built } from '../../test/report-facts';
import { cellText, durationText, momentText, quantity } from './cells';
import { headLines, reportTitle } from './head';
import { reportSections, rowText } from './sections';

const MADE = { edition: 2, madeBy: null, hash: 'ab' };
const part = (id: string, language: 'vi' | 'en' = 'vi') =>
  reportSections(built(), language).find((section) => section.id === id);
const rows = (id: string, language: 'vi' | 'en' = 'vi'): string[] =>
  (part(id, language)?.tables ?? []).flatMap((table) =>
    table.rows.map((row) => rowText(row, language)),
  );

describe('a report as it is read', () => {
  it('says whose, of when, as of which moment and on how much it rests', () => {
    expect(reportTitle(built(), 'vi')).toBe('Báo cáo ngày 25/11/2026');
    expect(Object.fromEntries(headLines(built(), MADE, 'vi').map((l) => [l.name, l.text]))).toEqual(
      {
        'Đơn vị': 'Xã Đồng Đăng – 06211',
        'Kỳ báo cáo': 'ngày 25/11/2026',
        'Số liệu tại thời điểm': '25/11/2026 23:59',
        'Lập lúc': '26/11/2026 07:00',
        'Người lập': 'tự động theo lịch',
        'Bản số': '2',
        'Độ phủ': '3/4 nguồn báo cáo',
        'Mất tín hiệu': '1 chỉ số: Cấp báo động lũ cao nhất',
      },
    );
  });

  it('of a period that is not over says so', () => {
    const early = built({ madeMs: Date.parse('2026-11-25T12:00:00+07:00') });
    expect(reportTitle(early, 'vi')).toBe('Báo cáo ngày 25/11/2026 (đến hiện tại)');
    expect(reportTitle(early, 'en')).toBe('Report of 25/11/2026 (to date)');
  });

  it('begins with what needs somebody: value, target, since when, whose', () => {
    expect(reportSections(built(), 'vi')[0]?.id).toBe('attention');
    expect(rows('attention')[0]).toMatch(
      /12 hồ sơ .*Nghiêm trọng 25\/11\/2026 07:40 Bộ phận Một cửa$/,
    );
  });

  it('leads each number to its evidence at the moment of the report', () => {
    expect(part('attention')?.tables[0]?.rows[0]?.href).toBe(
      '/u/06211/kpi/dossiers-overdue?at=2026-11-25T23:59:59',
    );
  });

  it('leads each count of cases to the list of those that were counted', () => {
    const [, came, closed, late, open, overdue] = part('cases')?.tables[0]?.rows[0]?.cells ?? [];
    const at = 'at=2026-11-25T23%3A59%3A59.999';
    const list = '/u/06211/cases?kind=dossier';
    expect(
      [came, closed, late, open, overdue].map((cell) => (cell?.is === 'number' ? cell.href : '')),
    ).toEqual([
      `${list}&from=2026-11-25&${at}`,
      `${list}&closedFrom=2026-11-25&${at}`,
      `${list}&closedFrom=2026-11-25&standing=late&${at}`,
      `${list}&standing=open&${at}`,
      `${list}&standing=overdue&${at}`,
    ]);
  });

  it('writes numbers, changes and shares as people read them', () => {
    expect(rows('kpis').find((row) => row.includes('12 hồ sơ'))).toContain(
      '9 hồ sơ +3 0 Nghiêm trọng 8 – 14 Cảnh báo 25 %, Nghiêm trọng 75 %',
    );
  });

  it('names silent sources and for how long', () => {
    // 5,430 s = 1 h 30 min 30 s
    expect(rows('silences')).toEqual([
      'Trạm Kỳ Cùng (06211.water) Xã Đồng Đăng 1 giờ 30 phút 25/11/2026 22:29',
    ]);
  });

  it('says in words where there is nothing', () => {
    expect(part('value')?.lead).toBe('Chưa ghi giá trị hay chi phí nào trong kỳ.');
    expect(part('units')).toBeUndefined();
  });

  it('is in English on request', () => {
    expect(rows('cases', 'en')[0]).toBe('dossiers 31 28 2 40 12');
    expect(rows('attention', 'en')[0]).toContain('12 dossiers');
  });
});

describe('what is written', () => {
  it('never makes all of almost all, nor nothing of a little, nor zero of nothing', () => {
    expect(quantity(99.97, '%', 'vi')).toBe('99,9 %');
    expect(quantity(0.01, '%', 'vi')).toBe('0,1 %');
    expect(quantity(null, '%', 'vi')).toBe('--');
  });

  it('gives money to the đồng', () => {
    expect(quantity(70_000_000.5, 'VND', 'vi')).toBe('70.000.001 ₫');
    expect(quantity(1_234.5, 'mm', 'en')).toBe('1,234.5 mm');
  });

  it('shows Vietnamese time and durations', () => {
    expect(momentText('2026-12-31T17:00:00Z')).toBe('01/01/2027 00:00');
    expect(durationText(2 * 86_400 + 3 * 3_600 + 59, 'vi')).toBe('2 ngày 3 giờ');
    expect(durationText(30, 'vi')).toBe('dưới 1 phút');
  });

  it('gives a range as one number where it is one', () => {
    expect(cellText({ is: 'range', least: 100, most: 100, uom: '%' }, 'vi')).toBe('100 %');
    expect(cellText({ is: 'range', least: 99.58, most: 99.62, uom: '%' }, 'vi')).toBe('99,6 %');
    expect(cellText({ is: 'range', least: 99.5, most: 99.62, uom: '%' }, 'vi')).toBe('99,5 – 99,6');
  });
});
