import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = (library: string): string =>
  fileURLToPath(new URL(`../../libs/shared/${library}/src/index.ts`, import.meta.url));

/** One file for Node: what is ours is bundled, what npm installed stays outside. */
export default defineConfig({
  root,
  logLevel: 'warn',
  resolve: {
    alias: { '@nhip-xa/contract': ours('contract'), '@nhip-xa/domain': ours('domain') },
  },
  build: {
    target: 'node20',
    ssr: 'apps/simulator/src/main.ts',
    outDir: 'dist/apps/simulator',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      external: [...builtinModules, /^node:/, /^(?!@nhip-xa\/)[a-z@]/],
      output: { format: 'es', entryFileNames: 'main.js' },
    },
  },
});
