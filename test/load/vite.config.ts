import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The benchmark and its load process, bundled like the server that they measure. */
export default defineConfig({
  root,
  logLevel: 'warn',
  resolve: { tsconfigPaths: true },
  build: {
    target: 'node20',
    ssr: true,
    outDir: 'dist/test/load',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: 'test/load/main.ts',
        load: 'test/load/load.ts',
        kpi: 'test/load/kpi/main.ts',
        wall: 'test/load/wall/main.ts',
        console: 'test/load/console/main.ts',
      },
      external: [...builtinModules, /^node:/, /^(?!@nhip-xa\/|@oxc-project\/runtime)[a-z@]/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
