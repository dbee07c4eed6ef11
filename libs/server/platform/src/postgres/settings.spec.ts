import { databaseSettings, settingArguments } from './settings';

const GIB = 1024 ** 3;

test.each([
  [1, '128MB'],
  [4, '512MB'],
  [8, '1024MB'],
  [256, '2048MB'],
])('of %i GiB of memory the buffers take %s', (memoryGib, buffers) => {
  expect(databaseSettings(memoryGib * GIB)['shared_buffers']).toBe(buffers);
});

test('nothing that is acknowledged can be lost', () => {
  expect(databaseSettings(GIB)).toMatchObject({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  });
});

test('settings become words of a command line', () => {
  expect(settingArguments({ jit: 'off', ssl: 'off' })).toEqual(['-c', 'jit=off', '-c', 'ssl=off']);
});
