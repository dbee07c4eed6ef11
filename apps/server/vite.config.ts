import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One file for Node: what is ours is bundled, what npm installed stays outside. */
export default defineConfig({
  root,
  logLevel: 'warn',
  resolve: { tsconfigPaths: true },
  build: {
    target: 'node20',
    ssr: 'apps/server/src/main.ts',
    outDir: 'dist/apps/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      external: [...builtinModules, /^node:/, /^(?!@nhip-xa\/|@oxc-project\/runtime)[a-z@]/],
      output: { format: 'es', entryFileNames: 'main.js' },
    },
  },
});
