/**
 * Lints texts as if they stood in files of the workspace, by the fences alone: reads
 * `[{file, text}]` from the standard input, writes `[{errors, warnings}]`. A program of its own,
 * because ESLint's configuration is an ES module.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const FENCES = new Set([
  '@nx/enforce-module-boundaries',
  'no-restricted-globals',
  'no-restricted-imports',
  'no-restricted-properties',
  'no-restricted-syntax',
  '@typescript-eslint/no-explicit-any',
]);

const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => FENCES.has(ruleId),
  // The fences need no types, and the files are not there.
  overrideConfig: {
    languageOptions: { parserOptions: { project: null, tsconfigRootDir: process.cwd() } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
});

/** The rules that are only a warning for a file. */
async function warnings(file) {
  const { rules = {} } = await eslint.calculateConfigForFile(file);
  return Object.entries(rules)
    .filter(([, setting]) => [setting].flat()[0] === 1)
    .map(([rule]) => rule);
}

const cases = JSON.parse(await text(process.stdin));
const answers = [];
for (const { file, text: code } of cases) {
  const [result] = await eslint.lintText(code, { filePath: file });
  const errors = result.messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
  answers.push({ errors, warnings: await warnings(file) });
}
process.stdout.write(JSON.stringify(answers));
