import { FilesBusy, type ReportFileAsked } from '@nhip-xa/ports';
import { keptReport } from '../test/kept-report';
import { FileQueue } from './file-queue';

const asked = (origin: string): ReportFileAsked => ({
  ...{ report: keptReport(), format: 'pdf', lang: 'vi', origin },
});
const BYTES = new Uint8Array([1]);

it('makes one file after the other, also after one that failed', async () => {
  const order: string[] = [];
  const queue = new FileQueue({
    make: async ({ origin }) => {
      order.push(`begins ${origin}`);
      await Promise.resolve();
      order.push(`ends ${origin}`);
      if (origin === 'a') throw new Error('no paper');
      return BYTES;
    },
  });
  const [first, second] = await Promise.allSettled([
    queue.file(asked('a')),
    queue.file(asked('b')),
  ]);
  expect(first.status).toBe('rejected');
  expect(second).toEqual({ status: 'fulfilled', value: BYTES });
  expect(order).toEqual(['begins a', 'ends a', 'begins b', 'ends b']);
});

it('refuses more than may wait, and takes some again when one is done', async () => {
  const queue = new FileQueue({ make: () => Promise.resolve(BYTES), waitingMost: 1 });
  const first = queue.file(asked('a'));
  await expect(queue.file(asked('b'))).rejects.toBeInstanceOf(FilesBusy);
  await first;
  await expect(queue.file(asked('c'))).resolves.toBe(BYTES);
});

it('gives a file up that takes too long', async () => {
  const queue = new FileQueue({
    limitMs: 1,
    make: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('too long')));
      }),
  });
  await expect(queue.file(asked('a'))).rejects.toThrow('too long');
});
