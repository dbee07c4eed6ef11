import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The libraries by the names under which TypeScript knows them. */
function libraries(): Record<string, string> {
  const base = JSON.parse(readFileSync(here('../../tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  const { paths } = base.compilerOptions;
  return Object.fromEntries(
    Object.entries(paths).map(([name, [file]]) => [name, here(`../../${file}`)]),
  );
}

/** Asks for the fonts together with the script, so that the first paint need not wait for them. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const fonts = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'));
        const tags = fonts.map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${file}`,
            crossorigin: '',
          },
          injectTo: 'head' as const,
        }));
        return { html, tags };
      },
    },
  };
}

export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.vite/dashboard'),
  plugins: [react(), preloadFonts()],
  resolve: { alias: libraries() },
  build: {
    outDir: here('../../dist/apps/dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // A module of these only says things: one of which nothing is used stays at home.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id) => !/\/libs\/(shared|web\/ui\/src\/i18n)\//.test(id),
      },
    },
    // ECharts alone is larger; it comes only with the pages that draw.
    chunkSizeWarningLimit: 700,
  },
});
