import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './http';

interface Pages {
  state: { location: { pathname: string; href: string } };
  navigate: (to: { to: '/login'; search: { next: string } }) => unknown;
}

const isConsole = (pathname: string): boolean =>
  pathname !== '/login' && !pathname.startsWith('/wall/');

/** Tries again what the network or a busy server lost; never what was refused or cannot be read. */
const mayRetry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);

/** The store of HTTP answers. A console page that nobody is signed in for leads to the login. */
export function createQueries(pagesOf: () => Pages): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        const pages = pagesOf();
        const { pathname, href } = pages.state.location;
        if (!(error instanceof ApiError) || error.status !== 401 || !isConsole(pathname)) return;
        pages.navigate({ to: '/login', search: { next: href } });
      },
    }),
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 5_000, gcTime: 120_000, refetchOnWindowFocus: true },
    },
  });
}
