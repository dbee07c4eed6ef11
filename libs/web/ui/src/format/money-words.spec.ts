import { moneyWords } from './money-words';

describe('money in words', () => {
  it.each([
    [0, '0 đồng'],
    [-0.3, '0 đồng'],
    [850_000, '850.000 đồng'],
    [999_999.6, '1 triệu đồng'],
    [12_400_000, '12,4 triệu đồng'],
    [-3_050_000, '−3,1 triệu đồng'],
    [999_960_000, '1 tỷ đồng'],
    [1_254_000_000, '1,25 tỷ đồng'],
    [-12_345_678_901_234, '−12.345,68 tỷ đồng'],
  ])('%d is %s', (amount, words) => {
    const { text, unit } = moneyWords(amount, 'vi');
    expect(`${text} ${unit}`).toBe(words);
  });

  it('is said in English too', () => {
    expect(moneyWords(12_400_000, 'en')).toEqual({ text: '12.4', unit: 'million đồng' });
  });
});
