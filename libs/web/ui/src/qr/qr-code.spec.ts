import { qrPath } from './QrCode';

describe('a QR code', () => {
  it('of an address of a KPI is small enough to have large modules', () => {
    // 55 characters: version 4 with the least correction holds 78 bytes in 33 modules; 4 of white on each side
    const { size } = qrPath('https://ioc.langson.gov.vn/u/06190/kpi/dossiers-overdue');
    expect(size).toBe(41);
  });

  it('leaves four modules of white on every side and draws the finder in the corner', () => {
    const { size, path } = qrPath('https://a.vn');
    const runs = [...path.matchAll(/M(\d+) (\d+)H(\d+)/g)].map((run) => run.slice(1).map(Number));
    expect(runs[0]).toEqual([4, 4, 11]);
    expect(Math.min(...runs.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
    expect(Math.max(...runs.map(([, , end = 0]) => end))).toBe(size - 4);
  });
});
