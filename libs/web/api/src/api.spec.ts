/** @jest-environment node */

import type { InitOf, Refusing } from './asked';
import { addressOf, apiOver } from './client';

/** A client whose requests are only written down. */
function written() {
  const sent: Request[] = [];
  const api = apiOver('https://noi-nay.example', (request) => {
    sent.push(request);
    return Promise.resolve(new Response('{"items":[]}'));
  });
  return { api, sent };
}

describe('an address of the API', () => {
  it('has its parts and its question encoded', () => {
    const address = addressOf('/api/v1/sources/{key}/frame', {
      path: { key: '06211.c/1' },
      query: { size: 'small', at: '2026-11-20T08:05:00+07:00' },
    });
    expect(address).toBe(
      '/api/v1/sources/06211.c%2F1/frame?size=small&at=2026-11-20T08%3A05%3A00%2B07%3A00',
    );
  });

  it('asks nothing by what is not set or empty', () => {
    const query = { unit: '06211', who: '', action: undefined };
    expect(addressOf('/api/v1/audit/export', { query })).toBe('/api/v1/audit/export?unit=06211');
  });
});

describe('a request', () => {
  it('goes where the document says, with a body of JSON', async () => {
    const { api, sent } = written();
    await api.PATCH('/api/v1/users/{username}', {
      params: { path: { username: 'a b' } },
      body: { unit: '06211' },
    });
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      url: 'https://noi-nay.example/api/v1/users/a%20b',
    });
    expect(await sent[0]?.json()).toEqual({ unit: '06211' });
  });

  it('is not sent where a part of its path is empty, which would ask for another thing', async () => {
    const { api, sent } = written();
    const asked = api.GET('/api/v1/units/{code}', { params: { path: { code: '' } } });
    await expect(asked).rejects.toThrow('empty');
    expect(sent).toEqual([]);
  });

  it('answers what came, as data', async () => {
    const { api, sent } = written();
    const query = { parent: '06', cursor: '', limit: 5 };
    expect((await api.GET('/api/v1/units', { params: { query } })).data).toEqual({ items: [] });
    expect(sent[0]?.url).toBe('https://noi-nay.example/api/v1/units?parent=06&limit=5');
  });
});

// Judged by the compiler: were a foreign name let through, these would not be assignable.
describe('what the document does not know', () => {
  type OfPart<Given, Part extends 'query' | 'path'> = keyof NonNullable<
    NonNullable<Refusing<Given, InitOf<'/api/v1/units/{code}/kpis', 'get'>>['params']>[Part]
  >;
  type Given = { params: { path: { code: string; kpi: string }; query: { at: string; of: 1 } } };
  type Body = keyof NonNullable<
    Refusing<{ body: { username: ''; name: '' } }, InitOf<'/api/v1/auth/login', 'post'>>['body']
  >;

  it('is refused in the question, the path and the body, and nothing else is', () => {
    const query: Record<OfPart<Given, 'query'>, true> = { of: true };
    const path: Record<OfPart<Given, 'path'>, true> = { kpi: true };
    const body: Record<Body, true> = { name: true };
    expect([query, path, body]).toHaveLength(3);
  });
});
