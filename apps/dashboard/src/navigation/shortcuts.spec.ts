import { shortcutOf } from './shortcuts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const reading = { typing: false, single: true };

it.each([
  ['/', {}, reading, 'search'],
  ['?', {}, reading, 'help'],
  ['k', { ctrlKey: true }, reading, 'search'],
  ['K', { metaKey: true }, reading, 'search'],
  ['k', {}, reading, undefined],
  // whoever types means the character
  ['/', {}, { typing: true, single: true }, undefined],
  ['?', {}, { typing: true, single: true }, undefined],
  ['k', { ctrlKey: true }, { typing: true, single: true }, 'search'],
  // switched off
  ['/', {}, { typing: false, single: false }, undefined],
  ['k', { ctrlKey: true }, { typing: false, single: false }, 'search'],
  // the browser's own
  ['/', { ctrlKey: true }, reading, undefined],
  ['k', { ctrlKey: true, altKey: true }, reading, undefined],
])('%j with %j: %j', (key, held, how, name) => {
  expect(shortcutOf({ key, ...plain, ...held }, how)).toBe(name);
});
