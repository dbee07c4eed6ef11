import type { Request } from 'express';
import { type HttpProblem } from './problem';
import { refuseForeignRequest } from './same-origin';

const json = { 'content-type': 'application/json', 'content-length': '2' };

function codeOf(
  method: string,
  headers: Record<string, string>,
  media?: string,
): string | undefined {
  const request = { method, headers: { host: 'xa.vn:3000', ...headers } };
  /** As Express answers it: null where there is no body. */
  const is = (type: string): string | false | null => {
    if (!('content-length' in headers) && !('transfer-encoding' in headers)) return null;
    return (headers['content-type'] ?? '').split(';', 1)[0] === type ? type : false;
  };
  try {
    refuseForeignRequest({ ...request, is } as unknown as Request, media);
    return undefined;
  } catch (error) {
    return (error as HttpProblem).code;
  }
}

it.each<[string, string, Record<string, string>, string | undefined]>([
  ['reading from anywhere', 'GET', { origin: 'https://evil.example' }, undefined],
  ['a program without a browser', 'POST', json, undefined],
  ['our own page', 'POST', { ...json, origin: 'http://xa.vn:3000' }, undefined],
  ['our own page behind a proxy', 'POST', { ...json, origin: 'https://xa.vn:3000' }, undefined],
  ['another page', 'POST', { ...json, origin: 'https://evil.example' }, 'origin-refused'],
  ['another port', 'POST', { ...json, origin: 'http://xa.vn' }, 'origin-refused'],
  ['a page of no origin', 'POST', { ...json, origin: 'null' }, 'origin-refused'],
  [
    'a part of our name',
    'POST',
    { ...json, origin: 'http://xa.vn:3000.evil.example' },
    'origin-refused',
  ],
  ['a neighbour', 'POST', { ...json, 'sec-fetch-site': 'same-site' }, 'origin-refused'],
  ['a browser that says it is ours', 'DELETE', { 'sec-fetch-site': 'same-origin' }, undefined],
  ['a foreign one that deletes', 'DELETE', { 'sec-fetch-site': 'cross-site' }, 'origin-refused'],
  [
    'a program with a token',
    'POST',
    { ...json, origin: 'https://app.example', authorization: 'Bearer x' },
    undefined,
  ],
  [
    'a form',
    'POST',
    { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '2' },
    'not-json',
  ],
  ['JSON called text', 'POST', { 'content-type': 'text/plain', 'content-length': '2' }, 'not-json'],
  ['a body of no type', 'POST', { 'content-length': '2' }, 'not-json'],
  ['a stream of no type', 'POST', { 'transfer-encoding': 'chunked' }, 'not-json'],
  ['no body at all', 'POST', {}, undefined],
  ['no body, said to be JSON', 'POST', { 'content-type': 'application/json' }, undefined],
  [
    'JSON in UTF-8',
    'PATCH',
    { ...json, 'content-type': 'application/json; charset=utf-8' },
    undefined,
  ],
])('%s', (_, method, headers, code) => {
  expect(codeOf(method, headers)).toBe(code);
});

it('takes the type that a route declares, and that alone', () => {
  const csv = { 'content-type': 'text/csv', 'content-length': '2' };
  expect(codeOf('POST', csv, 'text/csv')).toBeUndefined();
  expect(codeOf('POST', json, 'text/csv')).toBe('not-json');
  expect(codeOf('POST', csv)).toBe('not-json');
  expect(codeOf('POST', { ...csv, 'sec-fetch-site': 'cross-site' }, 'text/csv')).toBe(
    'origin-refused',
  );
});
