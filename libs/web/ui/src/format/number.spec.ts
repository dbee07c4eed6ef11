import { formatBytes, formatDifference, formatNumber, formatTrend, formatValue } from './number';

describe('numbers as people read them', () => {
  it('groups by points and cuts decimals by a comma in Vietnamese', () => {
    expect(formatNumber(1234.5, 'vi')).toBe('1.234,5');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
  });

  it('has a minus, not a hyphen, before what is below nought', () => {
    expect(formatNumber(-1234.5, 'vi')).toBe('−1.234,5');
    expect(formatValue(-300_000_000, 'VND', 'vi')).toEqual({ text: '−300', unit: 'triệu ₫' });
  });

  it('shows no number as a dash, never as zero', () => {
    expect(formatValue(null, 'hồ sơ', 'vi')).toEqual({ text: '--', unit: '' });
  });

  it('never rounds almost all to all, nor a little to nothing', () => {
    expect(formatValue(99.97, '%', 'vi').text).toBe('99,9');
    expect(formatValue(100, '%', 'vi').text).toBe('100');
    expect(formatValue(0.01, '%', 'vi').text).toBe('0,1');
    expect(formatValue(0, '%', 'vi').text).toBe('0');
  });

  it('writes shares in a column with one decimal each', () => {
    expect(formatValue(68, '%', 'vi', 1).text).toBe('68,0');
    expect(formatValue(56.84, '%', 'en', 1).text).toBe('56.8');
    expect(formatValue(3, 'hồ sơ', 'vi', 1).text).toBe('3');
  });

  it('tells one from several in English', () => {
    expect(formatValue(1, 'hồ sơ', 'en')).toEqual({ text: '1', unit: 'dossier' });
    expect(formatValue(2, 'hồ sơ', 'en')).toEqual({ text: '2', unit: 'dossiers' });
  });

  it('tells money in millions and billions', () => {
    expect(formatValue(128_400_000, 'VND', 'vi')).toEqual({ text: '128,4', unit: 'triệu ₫' });
    expect(formatValue(2_354_000_000, 'VND', 'vi')).toEqual({ text: '2,35', unit: 'tỷ ₫' });
    expect(formatValue(950_000, 'VND', 'vi')).toEqual({ text: '950.000', unit: '₫' });
  });

  it('tells a size on disk, and never that what is there is nothing', () => {
    expect(formatBytes(0, 'vi')).toBe('0 B');
    expect(formatBytes(900, 'vi')).toBe('900 B');
    expect(formatBytes(3_650_722_202, 'vi')).toBe('3,4 GiB');
    expect(formatBytes(536_870_912, 'en')).toBe('512 MiB');
  });

  it('tells a level out of the highest', () => {
    expect(formatValue(2, 'cấp 0–3', 'vi')).toEqual({ text: '2', unit: '/ 3' });
  });

  it('tells a change with its sign, and no change as none', () => {
    expect(formatTrend(3, 'hồ sơ', 'vi')).toBe('+3');
    expect(formatTrend(-1.24, '%', 'vi')).toBe('−1,2 điểm %');
    expect(formatTrend(0, '%', 'vi')).toBeNull();
    expect(formatTrend(0.001, '%', 'vi')).toBeNull();
    expect(formatTrend(null, '%', 'vi')).toBeNull();
  });

  it('gives a difference that stands alone its unit', () => {
    expect(formatDifference(4.44, 'phút', 'vi')).toBe('+4,4 phút');
    expect(formatDifference(-1, 'hồ sơ', 'en')).toBe('−1 dossier');
    expect(formatDifference(99.25, '%', 'vi')).toBe('+99,3 điểm %');
    expect(formatDifference(-2_500_000, 'VND', 'vi')).toBe('−2,5 triệu ₫');
    expect(formatDifference(1, '%', 'en')).toBe('+1 point');
    expect(formatDifference(0, 'phút', 'vi')).toBe('0');
    expect(formatDifference(-1, 'cấp 0–3', 'vi')).toBe('−1');
  });
});
