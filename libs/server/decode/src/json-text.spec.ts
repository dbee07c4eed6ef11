import { readJson } from './json-text';

it.each([
  ['{"a":', 'ends too early'],
  ['', 'ends too early'],
  ['khong phai json', 'a character out of place'],
  ['[1,]', 'a character out of place'],
  ['{"a":1}x', 'at position 7'],
])('says of %s what is wrong with it, and nothing that stands in it', (text, detail) => {
  expect(readJson(Buffer.from(text))).toEqual({ ok: false, reason: 'not-json', detail });
});
