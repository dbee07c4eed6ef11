import { gathered } from './gathered';

function asked(known: readonly string[], most = 3) {
  const requests: string[] = [];
  const get = gathered({
    most,
    one: (key) => {
      requests.push(key);
      return known.includes(key) ? Promise.resolve(`${key}!`) : Promise.reject(new Error('404'));
    },
    some: (keys) => {
      requests.push(keys.join('+'));
      return Promise.resolve(
        new Map(keys.filter((key) => known.includes(key)).map((key) => [key, `${key}!`])),
      );
    },
  });
  return { get, requests };
}

it('asks once for what is wanted in one turn, each key once', async () => {
  const { get, requests } = asked(['a', 'b']);
  expect(await Promise.all([get('a'), get('b'), get('a')])).toEqual(['a!', 'b!', 'a!']);
  expect(requests).toEqual(['a+b']);
});

it('asks for one alone as always, and anew in another turn', async () => {
  const { get, requests } = asked(['a']);
  expect(await get('a')).toBe('a!');
  expect(await get('a')).toBe('a!');
  expect(requests).toEqual(['a', 'a']);
});

it('asks for no more at once than it may', async () => {
  const { get, requests } = asked(['a', 'b', 'c'], 2);
  await Promise.all([get('a'), get('b'), get('c')]);
  expect(requests).toEqual(['a+b', 'c']);
});

it('asks by itself for what did not come, and says why there is none', async () => {
  const { get, requests } = asked(['a']);
  const [first, second] = await Promise.allSettled([get('a'), get('x')]);
  expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
  expect(requests).toEqual(['a+x', 'x']);
});
