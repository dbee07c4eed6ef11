import { display, person } from '@nhip-xa/testing';
import { LiveServer } from './live-server';

describe('the door of /live', () => {
  let server: LiveServer;

  beforeAll(async () => {
    server = await LiveServer.start();
    server.authenticator.admit('sid=1', person('19753'));
    server.authenticator.admit('wall', display('19753'));
  });
  afterAll(() => server.stop());

  it('lets nobody in without saying who', async () => {
    expect(await server.refusal({})).toBe('unauthenticated');
  });

  it('lets nobody in with a wrong token, not even beside a good cookie', async () => {
    expect(await server.refusal({ token: 'guessed' })).toBe('unauthenticated');
    const both = { token: 'guessed', cookie: 'sid=1', origin: server.url };
    expect(await server.refusal(both)).toBe('unauthenticated');
  });

  it('lets nobody in with a token that was taken away', async () => {
    server.authenticator.admit('expired', person('46'));
    server.authenticator.remove('expired');
    expect(await server.refusal({ token: 'expired' })).toBe('unauthenticated');
  });

  it('refuses a token that is no text, or without end', async () => {
    expect(await server.refusal({ token: { a: 1 } as unknown as string })).toBe('unauthenticated');
    expect(await server.refusal({ token: 'x'.repeat(5_000) })).toBe('unauthenticated');
  });

  it('lets a token in without an Origin, and tells it the server', async () => {
    const client = await server.client({ token: 'wall' });
    const word = await client.until('the server’s word', ({ server: words }) => words[0]);
    expect(word).toEqual({ version: '0.0.1', time: expect.any(String), storage: 'ok' });
    expect(Math.abs(Date.parse(word.time) - Date.now())).toBeLessThan(5_000);
  });

  it('lets a cookie in from its own page only', async () => {
    expect(await server.refusal({ cookie: 'sid=1', origin: server.url })).toBe('let in');
    expect(await server.refusal({ cookie: 'sid=1' })).toBe('origin-refused');
    const foreign = ['https://evil.example', 'null', `${server.url}.evil.example`, 'file://'];
    for (const origin of foreign) {
      expect(await server.refusal({ cookie: 'sid=1', origin })).toBe('origin-refused');
    }
  });

  it('lets an origin in that is allowed by name', async () => {
    const origin = 'https://ioc.example.vn';
    expect(await server.refusal({ cookie: 'sid=1', origin })).toBe('let in');
  });

  it('refuses a foreign page that brings a token', async () => {
    const origin = 'https://evil.example';
    expect(await server.refusal({ token: 'chairman', origin })).toBe('origin-refused');
  });

  it('works over polling too', async () => {
    const transports: ['polling'] = ['polling'];
    expect(await server.refusal({ token: 'chairman', transports })).toBe('let in');
    expect(await server.refusal({ token: 'guessed', transports })).toBe('unauthenticated');
  });

  it('says so when it cannot find out who asks', async () => {
    server.authenticator.failure = new Error('the database is away');
    expect(await server.refusal({ token: 'chairman' })).toBe('unavailable');
    server.authenticator.failure = undefined;
    expect(await server.refusal({ token: 'chairman' })).toBe('let in');
  });
});
