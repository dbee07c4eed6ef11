import { FACTS, built, inPeriod, standing } from '../../test/report-facts';
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
      '9 hồ sơ +3 0 hồ sơ Nghiêm trọng 8 – 14 Cảnh báo 25 %, Nghiêm trọng 75 %',
    );
  });

  it('subtracts what is written, so that the paper can be added up by hand', () => {
    // 82.34 − 82.46 = −0.12, written as 82,3 and 82,5
    const kpis = [
      inPeriod('cameras-online', { end: standing(82.34, 'warning'), before: 82.46 }),
      inPeriod('services-online', { end: standing(99.97, 'good'), before: 100 }),
    ];
    const report = built({ facts: { ...FACTS, kpis } });
    const shown = reportSections(report, 'vi').find(({ id }) => id === 'kpis');
    const differences = shown?.tables.flatMap((table) =>
      table.rows.map(({ cells }) => cells.slice(1, 4).map((cell) => cellText(cell, 'vi'))),
    );
    expect(differences?.sort()).toEqual([
      ['82,3 %', '82,5 %', '−0,2 điểm %'],
      ['99,9 %', '100 %', '−0,1 điểm %'],
    ]);
  });

  it('says of which sources nothing can be said', () => {
    const sources = { reporting: 0, expected: 0, silent: 0, items: [] };
    const report = built({ facts: { ...FACTS, sources } });
    const lines = headLines(report, MADE, 'vi');
    expect(lines).toContainEqual({ name: 'Độ phủ', text: 'chưa có nguồn đăng ký trong kỳ' });
    const silences = reportSections(report, 'vi').find(({ id }) => id === 'silences');
    expect(silences?.lead).toBe('Chưa có nguồn đăng ký trong kỳ.');
  });

  it('does not deny what turned bad where its alert was recorded later', () => {
    const alerts = { began: 0, ended: 0, acknowledged: 0, items: [] };
    const lead = (facts: typeof FACTS): string | undefined =>
      reportSections(built({ facts }), 'vi').find(({ id }) => id === 'alerts')?.lead;
    expect(lead({ ...FACTS, alerts })).toContain('cảnh báo chưa được ghi lúc đó');
    const good = [inPeriod('services-online', { end: standing(100, 'good') })];
    expect(lead({ ...FACTS, alerts, kpis: good })).toBe(
      'Không có cảnh báo nào bắt đầu hoặc kết thúc trong kỳ.',
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
