import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

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

/** The script of the console's pages, as the bundle names it. */
const CONSOLE = 'console';

/**
 * A second document, for the pages of the console: it asks for their script and styles together with
 * those that every page begins with, which else ask for them once they run.
 */
function consoleDocument(): Plugin {
  return {
    name: 'console-document',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      const files = Object.values(bundle).filter((file) => file.type === 'chunk');
      const begins = files.find(({ name }) => name === CONSOLE);
      if (page?.type !== 'asset' || !begins) throw new Error('no page, or no console');
      const html = String(page.source);
      const chunks = withImports(begins, files);
      const styles = new Set(
        chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
      );
      const links = [
        ...chunks.map(
          ({ fileName }) => `<link rel="modulepreload" crossorigin href="/${fileName}">`,
        ),
        ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
      ].filter((link) => !html.includes(link));
      const source = html.replace('</head>', `${links.join('\n')}\n</head>`);
      this.emitFile({ type: 'asset', fileName: 'console.html', source });
    },
  };
}

type Chunk = Rolldown.OutputChunk;

/** A chunk and all that it imports at once. */
function withImports(begins: Chunk, files: readonly Chunk[]): Chunk[] {
  const wanted = new Set([begins]);
  for (const { imports } of wanted) {
    for (const file of files) if (imports.includes(file.fileName)) wanted.add(file);
  }
  return [...wanted];
}

export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.vite/dashboard'),
  plugins: [react(), preloadFonts(), consoleDocument()],
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
