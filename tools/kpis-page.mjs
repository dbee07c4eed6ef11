/** `kpis-page.mjs`: writes docs/kpis.md from the definitions of the KPIs and their worked cases. */
import './node-version.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './terminal.mjs';

process.chdir(root);
try {
  const { runnerImport } = await import('vite');
  const config = { root, configFile: false, resolve: { tsconfigPaths: true } };
  const { module } = await runnerImport('./test/docs/kpis-page.ts', config);
  writeFileSync(join(root, module.KPIS_PAGE), module.kpisPage());
  console.log(`${module.KPIS_PAGE} is written`);
} catch (error) {
  fail(error);
}
