import { askedAhead } from './asked-ahead';

// A script of its own, which runs while those that ask for the same are still on their way.
window.askedAhead = new Map(
  askedAhead(window.location).map((path) => {
    const answer = fetch(path, { credentials: 'same-origin' });
    // whoever takes it asks anew where it failed
    answer.catch(() => undefined);
    return [path, answer];
  }),
);
