import { judgeOrigin } from './origin';

const judge = (headers: Record<string, string>, allowed: string[] = []) =>
  judgeOrigin(headers, allowed);

describe('the origin of a connection', () => {
  it.each([
    [{ origin: 'http://ioc.vn:3000', host: 'ioc.vn:3000' }],
    [{ origin: 'https://ioc.vn', host: 'ioc.vn' }],
    [{ origin: 'https://ioc.vn', host: 'ioc.vn:443' }],
    [{ origin: 'http://IOC.vn', host: 'ioc.vn:80' }],
    [{ origin: 'http://[::1]:3000', host: '[::1]:3000' }],
    [{ host: 'ioc.vn', 'sec-fetch-site': 'same-origin' }],
  ])('is our own: %j', (headers) => expect(judge(headers)).toBe('own'));

  it.each([
    [{ origin: 'http://ioc.vn:3001', host: 'ioc.vn:3000' }],
    [{ origin: 'http://evil.vn', host: 'ioc.vn' }],
    [{ origin: 'http://ioc.vn.evil.vn', host: 'ioc.vn' }],
    [{ origin: 'http://ioc.vn@evil.vn', host: 'ioc.vn' }],
    [{ origin: 'null', host: 'null' }],
    [{ origin: '', host: '' }],
    [{ origin: 'file://ioc.vn', host: 'ioc.vn' }],
    [{ origin: 'http://evil.vn', host: 'ioc.vn', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://ioc.vn' }],
  ])('is foreign: %j', (headers: Record<string, string>) => expect(judge(headers)).toBe('foreign'));

  it.each([[{ host: 'ioc.vn' }], [{ host: 'ioc.vn', 'sec-fetch-site': 'cross-site' }]])(
    'is not known: %j',
    (headers: Record<string, string>) => expect(judge(headers)).toBe('none'),
  );

  it('is our own when it is allowed by name, letter by letter', () => {
    const host = '10.0.0.1:3000';
    expect(judge({ origin: 'https://ioc.vn', host }, ['https://ioc.vn'])).toBe('own');
    expect(judge({ origin: 'http://ioc.vn', host }, ['https://ioc.vn'])).toBe('foreign');
  });
});
