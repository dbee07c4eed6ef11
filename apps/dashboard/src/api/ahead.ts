import { askedAhead } from './asked-ahead';

// A script of its own, which runs while those that ask for the same are still on their way. Bodies are read
// at once: one that nobody takes would keep its connection.
window.askedAhead = new Map(
  askedAhead(window.location).map((path) => {
    const answer = whole(path);
    // whoever takes it asks anew where it failed
    answer.catch(() => undefined);
    return [path, answer];
  }),
);

async function whole(path: string): Promise<Response> {
  const answer = await fetch(path, { credentials: 'same-origin' });
  return new Response(await answer.blob(), answer);
}
