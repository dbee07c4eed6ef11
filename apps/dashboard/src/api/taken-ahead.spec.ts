/** @jest-environment node */

import { takenAhead } from './taken-ahead';

const HERE = 'https://noi-nay.example';
const PATH = '/api/v1/units/20/kpis';

/** Asked ahead are these; gives what a request for `PATH` is answered, and how often it was sent itself. */
async function taken(ahead: Promise<Response>, method = 'GET') {
  const asked = new Map([[PATH, ahead]]);
  Object.assign(globalThis, { window: { location: { origin: HERE }, askedAhead: asked } });
  const ask = jest.fn(() => Promise.resolve(new Response('anew')));
  const answer = await takenAhead(new Request(HERE + PATH, { method }), ask);
  return { text: await answer.text(), sent: ask.mock.calls.length, left: asked.size };
}

afterEach(() => {
  jest.restoreAllMocks();
});

it('is an answer that was asked ahead, once', async () => {
  expect(await taken(Promise.resolve(new Response('ahead')))).toEqual({
    text: 'ahead',
    sent: 0,
    left: 0,
  });
});

it('is asked anew where it was refused, before somebody signed in, or did not come', async () => {
  const anew = { text: 'anew', sent: 1, left: 0 };
  expect(await taken(Promise.resolve(new Response('', { status: 401 })))).toEqual(anew);
  expect(await taken(Promise.reject(new TypeError('offline')))).toEqual(anew);
});

it('is asked anew where it is of long ago, or is no question', async () => {
  const anew = { text: 'anew', sent: 1 };
  expect(await taken(Promise.resolve(new Response('ahead')), 'DELETE')).toMatchObject(anew);
  jest.spyOn(performance, 'now').mockReturnValue(10_001);
  expect(await taken(Promise.resolve(new Response('ahead')))).toMatchObject(anew);
});
