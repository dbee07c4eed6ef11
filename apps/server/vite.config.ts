import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file for Node, and one for its threads: what is ours is bundled, what npm installed stays outside. */
export default defineConfig({
  root,
  logLevel: 'warn',
  resolve: { tsconfigPaths: true },
  build: {
    target: 'node20',
    ssr: true,
    outDir: 'dist/apps/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // files of reports are made on a thread that begins with a program of its own
      input: {
        main: 'apps/server/src/main.ts',
        'report-worker': 'apps/server/src/report-worker.ts',
      },
      external: [...builtinModules, /^node:/, /^(?!@nhip-xa\/|@oxc-project\/runtime)[a-z@]/],
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
