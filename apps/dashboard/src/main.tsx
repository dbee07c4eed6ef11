import { createTexts } from '@nhip-xa/web-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createQueries } from './api/query-client';
import { createPages, languageOf } from './router';
import './styles.css';

/** The first paint waits for the fonts, but not for long: an old number is worse than an odd letter. */
const FONTS_AT_MOST_MS = 1_000;

async function fontsReady(): Promise<void> {
  const wanted = ['400', '600'].map((weight) =>
    document.fonts.load(`${weight} 16px "Be Vietnam Figures", "Be Vietnam Pro"`, 'aằđ0'),
  );
  const limit = new Promise((resolve) => setTimeout(resolve, FONTS_AT_MOST_MS));
  await Promise.race([Promise.all(wanted), limit]);
}

async function start(root: HTMLElement): Promise<void> {
  const texts = createTexts(languageOf(window.location.search));
  const queries = createQueries(() => router);
  const router = createPages(queries);
  // the code of the page comes while the fonts do
  const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of routes) void router.loadRouteChunk(route);
  await fontsReady();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
