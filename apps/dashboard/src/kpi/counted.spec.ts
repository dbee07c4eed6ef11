import { countedWords } from './counted';

const texts = {
  language: 'vi' as const,
  t: (_key: string, values?: Readonly<Record<string, string | number>>) =>
    `tính là ${values?.counted}`,
};

it.each([
  [1, null, ''],
  [null, null, ''],
  [undefined, null, ''],
  [150_000, 150_000, ''],
  [0, null, 'tính là 0'],
  [2.5, null, 'tính là 2,5'],
  [3, 7.2, 'tính là 3'],
])('an item that counts %s and says %s', (counted, said, words) => {
  expect(countedWords(counted, texts, said)).toBe(words);
});
