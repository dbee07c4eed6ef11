import { typedStates } from './typed-states';

const NOW = Date.parse('2026-11-20T08:00:00+07:00');
const typed = (until: string, withdrawnAt: string | null = null) => ({ until, withdrawnAt });

it('the newest typed number that was not taken back is the one in use', () => {
  const states = typedStates(
    [
      typed('2026-12-01T00:00:00Z', '2026-11-19T00:00:00Z'),
      typed('2026-12-01T00:00:00Z'),
      typed('2026-12-31T00:00:00Z'),
    ],
    NOW,
  );
  expect(states).toEqual(['withdrawn', 'stands', 'behind']);
});

it('one that has run out is not in use, nor is what stood before it', () => {
  // the server shows the newest as stale, not the one before it
  expect(typedStates([typed('2026-11-19T00:00:00Z'), typed('2026-12-31T00:00:00Z')], NOW)).toEqual([
    'expired',
    'behind',
  ]);
});
