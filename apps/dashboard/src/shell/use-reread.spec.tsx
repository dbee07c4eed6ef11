import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { useReread } from './use-reread';

const KEY = ['evidence', '06184', 'flood-level'];
const LONG_MS = 10_000;

function Reads({ state }: { state: string | null }): ReactElement {
  useReread(KEY, state);
  return <p />;
}

/** A page that shows what rests on a state; gives how often it was read again. */
function opened() {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const queries = new QueryClient();
  const read = jest.spyOn(queries, 'invalidateQueries').mockResolvedValue();
  const root = createRoot(document.createElement('div'));
  const show = (state: string | null): void =>
    act(() =>
      root.render(
        <QueryClientProvider client={queries}>
          <Reads state={state} />
        </QueryClientProvider>,
      ),
    );
  return { read, show, leave: () => act(() => root.unmount()) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('reads nothing again of what stood at first', () => {
  const { read, show } = opened();
  show(null);
  show('a');
  show('a');
  jest.advanceTimersByTime(LONG_MS);
  expect(read).not.toHaveBeenCalled();
});

it('reads once after a flood of changes, also where it never ends', () => {
  const { read, show } = opened();
  show('0');
  for (let change = 1; change <= 20; change += 1) {
    show(String(change));
    jest.advanceTimersByTime(100);
  }
  // two seconds of changes: the first reading was not put off by those that followed
  expect(read).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(LONG_MS);
  expect(read).toHaveBeenCalledTimes(2);
  expect(read).toHaveBeenLastCalledWith({ queryKey: KEY });
});

it('reads nothing for a page that was left', () => {
  const { read, show, leave } = opened();
  show('a');
  show('b');
  leave();
  jest.advanceTimersByTime(LONG_MS);
  expect(read).not.toHaveBeenCalled();
});
