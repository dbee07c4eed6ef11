import type { HealthLine } from '@nhip-xa/contract';
import { addConsoleTexts, createTexts, type Translate } from '@nhip-xa/web-ui';
import { limitWords, valueWords, worstOf } from './health-words';

const texts = createTexts('vi');
addConsoleTexts(texts);
const words = { t: texts.t as unknown as Translate, language: 'vi' as const };

const line = (over: Partial<HealthLine>): HealthLine => ({
  ...{ line: 'in-hand', process: null, state: 'good', value: 0, of: null },
  ...{ warning: null, critical: null, why: null, ...over },
});

it.each([
  [{ line: 'in-hand', value: 12_345 }, '12.345'],
  [{ line: 'broker-items', value: 3.25 }, '3,3 mục mỗi giây'],
  [{ line: 'database-connections', value: 10, of: 100 }, '10 trong 100'],
  [{ line: 'disk-free', value: 3_221_225_472, of: 10_737_418_240 }, '3 GiB trong 10 GiB'],
  [{ line: 'growth', value: -1_048_576 }, '−1 MiB mỗi ngày'],
  [{ line: 'days-left', value: 119.6 }, '120 ngày'],
  [{ line: 'broker-connected', value: 0 }, 'không'],
] as const)('%p is told as %s', (over, expected) => {
  expect(valueWords(line(over), words)).toBe(expected);
});

it('says why there is no figure, and never a zero instead', () => {
  const told = valueWords(line({ line: 'days-left', value: null, why: 'external' }), words);
  expect(told).toContain('máy chủ khác');
  expect(told).not.toContain('0');
});

it('names the borders, whichever way is worse', () => {
  const disk = line({ line: 'days-left', warning: 60, critical: 14 });
  expect(limitWords(disk, words)).toBe(
    'cảnh báo khi từ 60 ngày trở xuống · nghiêm trọng khi từ 14 ngày trở xuống',
  );
  expect(limitWords(line({ line: 'days-left', warning: 0 }), words)).toBe(
    'cảnh báo khi bằng 0 ngày',
  );
  expect(limitWords(line({ warning: 5_000 }), words)).toBe('cảnh báo khi từ 5.000 trở lên');
  expect(limitWords(line({ line: 'broker-connected', critical: 0 }), words)).toBe('');
});

it('is as bad as its worst line', () => {
  const states = ['good', 'none', 'warning', 'critical'] as const;
  expect(worstOf(states.map((state) => line({ state })))).toBe('critical');
  expect(worstOf([line({ state: 'none' }), line({})])).toBe('good');
  expect(worstOf([])).toBe('none');
});
