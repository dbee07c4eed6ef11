import { readPayload, usualForm } from './message-forms';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

it('lays JSON out, and keeps the text as it came', () => {
  const read = readPayload(base64('{"rain":1,"ở":"chợ"}'));
  expect(read.text).toBe('{"rain":1,"ở":"chợ"}');
  expect(read.json).toBe('{\n  "rain": 1,\n  "ở": "chợ"\n}');
  expect(usualForm(read)).toBe('json');
});

it('reads words and bare numbers as text', () => {
  for (const text of ['online', '23.5', 'hai\ndòng']) {
    const read = readPayload(base64(text));
    expect(read).toMatchObject({ text, json: undefined });
    expect(usualForm(read)).toBe('text');
  }
});

it('reads bytes that are no text as hex', () => {
  const read = readPayload(Buffer.from('007b2272ff', 'hex').toString('base64'));
  expect(read).toMatchObject({ text: undefined, json: undefined });
  expect(read.hex).toBe(`0000  00 7b 22 72 ff${' '.repeat(35)}.{"r.`);
  expect(usualForm(read)).toBe('hex');
});

it('takes text with a NUL for no text', () => {
  expect(readPayload(base64('a\0b')).text).toBeUndefined();
});

it('writes sixteen bytes a line', () => {
  expect(readPayload(base64('x'.repeat(17))).hex.split('\n')).toEqual([
    `0000  ${Array(16).fill('78').join(' ')}  xxxxxxxxxxxxxxxx`,
    `0010  78${' '.repeat(45)}  x`,
  ]);
});

it('has nothing of an empty payload', () => {
  expect(readPayload('')).toEqual({ text: '', json: undefined, hex: '' });
});
