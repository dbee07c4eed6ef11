import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { KEEP_ALIVE_SECONDS_MOST, UNACKNOWLEDGED_BYTES, UNACKNOWLEDGED_MESSAGES } from '../limits';
import { Connection, silenceMostMs } from './connection';
import { Turns } from './turns';

describe('a connection', () => {
  let nowMs: number;
  let full: boolean;
  let stream: PassThrough;
  let connection: Connection;
  let readable: number;

  beforeEach(() => {
    nowMs = 0;
    full = false;
    readable = 0;
    stream = new PassThrough();
    const turns = new Turns(
      () => [],
      () => undefined,
      () => undefined,
    );
    connection = new Connection(
      stream as unknown as Socket,
      stream,
      () => full,
      () => nowMs,
      () => turns,
    );
    stream.on('readable', () => (readable += 1));
  });

  const bytesCome = async (): Promise<void> => {
    stream.write('x');
    await new Promise((resolve) => setImmediate(resolve));
  };

  it.each([
    ['as many messages as may be', () => connection.took(0), UNACKNOWLEDGED_MESSAGES],
    ['as many bytes as may be', () => connection.took(UNACKNOWLEDGED_BYTES / 8), 8],
  ])('is not read while %s are unacknowledged', async (_, took, times) => {
    for (let n = 1; n < times; n += 1) took();
    expect(connection.isHeld).toBe(false);
    took();
    expect(connection.isHeld).toBe(true);
    await bytesCome();
    expect(stream.read()).toBeNull();
    const before = readable;
    connection.settled(UNACKNOWLEDGED_BYTES / 8);
    expect(readable).toBe(before + 1);
    expect(String(stream.read())).toBe('x');
  });

  it('is not read while the sink is full, and is told once when there is room', async () => {
    full = true;
    await bytesCome();
    expect(stream.read()).toBeNull();
    const before = readable;
    connection.reopen();
    expect(readable).toBe(before);
    full = false;
    connection.reopen();
    connection.reopen();
    expect(readable).toBe(before + 1);
  });

  it('is not read while its CONNECT is being answered', async () => {
    connection.begin(60);
    await bytesCome();
    expect(stream.read()).toBeNull();
    connection.ready();
    expect(String(stream.read())).toBe('x');
  });

  it('is not read while it does not read what it was sent', () => {
    while (!stream.writableNeedDrain) stream.write(Buffer.alloc(10_000));
    expect(connection.isHeld).toBe(true);
  });

  it('ends after half as long again as its keep-alive without a byte', async () => {
    connection.begin(10);
    connection.ready();
    nowMs = 14_000;
    await bytesCome();
    stream.read();
    nowMs = 28_999;
    connection.judgeSilence();
    expect(stream.destroyed).toBe(false);
    nowMs = 29_000;
    connection.judgeSilence();
    expect(stream.destroyed).toBe(true);
  });

  it('is not called silent while it was not listened to', () => {
    connection.begin(10);
    connection.ready();
    full = true;
    nowMs = 100_000;
    connection.judgeSilence();
    full = false;
    nowMs = 114_999;
    connection.judgeSilence();
    expect(stream.destroyed).toBe(false);
    nowMs = 115_000;
    connection.judgeSilence();
    expect(stream.destroyed).toBe(true);
  });
});

it('believes a keep-alive up to a limit, and none not at all', () => {
  expect(silenceMostMs(60)).toBe(90_000);
  expect(silenceMostMs(0)).toBe(KEEP_ALIVE_SECONDS_MOST * 1_500);
  expect(silenceMostMs(65_535)).toBe(KEEP_ALIVE_SECONDS_MOST * 1_500);
});
