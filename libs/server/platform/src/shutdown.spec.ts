import { createLogger } from './log';
import { Shutdown } from './shutdown';

const logger = createLogger({ level: 'silent', sink: { write: () => undefined } });

function build(limitMs = 5_000) {
  const order: string[] = [];
  const exits: number[] = [];
  const shutdown = new Shutdown({ logger, limitMs, exit: (code) => void exits.push(code) });
  const add = (name: string) =>
    shutdown.add(name, async () => {
      await Promise.resolve();
      order.push(name);
    });
  return { shutdown, order, exits, add };
}

test('what was added last stops first, each after the other, then the process exits with 0', async () => {
  const { shutdown, order, exits, add } = build();
  ['database', 'store', 'web'].forEach(add);
  await shutdown.run('test');
  expect(order).toEqual(['web', 'store', 'database']);
  expect(exits).toEqual([0]);
});

test('it runs once, however often it is asked for', async () => {
  const { shutdown, order, exits, add } = build();
  add('web');
  expect(shutdown.begun).toBe(false);
  const both = [shutdown.run('one'), shutdown.run('two', 1)];
  expect(shutdown.begun).toBe(true);
  await Promise.all(both);
  expect(order).toEqual(['web']);
  expect(exits).toEqual([0]);
});

test('what fails to stop does not keep the rest from stopping, and the exit code is 1', async () => {
  const { shutdown, order, exits, add } = build();
  add('database');
  shutdown.add('web', () => Promise.reject(new Error('stuck')));
  await shutdown.run('test');
  expect(order).toEqual(['database']);
  expect(exits).toEqual([1]);
});

test('past the limit the process exits with 1 whatever still runs', async () => {
  const exited = new Promise<number>((resolve) => {
    const shutdown = new Shutdown({ logger, limitMs: 20, exit: resolve });
    shutdown.add('web', () => new Promise(() => undefined));
    void shutdown.run('test');
  });
  expect(await exited).toBe(1);
});

test('whoever waits is told of the end before anything is stopped, and each step what time is left', async () => {
  const { shutdown, order, add } = build(5_000);
  const left: number[] = [];
  add('web');
  shutdown.add('the database', (leftMs) => Promise.resolve(void left.push(leftMs)));
  shutdown.onBegun(() => order.push('told'));
  await shutdown.run('test');
  expect(order).toEqual(['told', 'web']);
  expect(left[0]).toBeGreaterThan(0);
  expect(left[0]).toBeLessThanOrEqual(5_000);
});
