import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { createProjectGraphAsync } from 'nx/src/devkit-exports.js';
import {
  READERS_OF_THE_ENVIRONMENT,
  SENDERS_OF_THE_WEB,
  bareRequests,
  boundariesOfCode,
  boundariesOfTests,
  technologyHomes,
} from './eslint.fences.mjs';

/**
 * Every rule is an error or is not there: nobody reads warnings. Formatting is Prettier's.
 */

// Without the graph of projects the rule of their boundaries would pass over everything in silence.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync({ exitOnError: true });

const CODE = ['**/*.{ts,tsx,mts}'];
const TESTS = ['**/*.{spec,it-spec,e2e-spec}.{ts,tsx}', '{libs,apps}/**/test/**', 'test/**/*.ts'];
const WEB = ['libs/web/**/*.{ts,tsx}', 'apps/dashboard/**/*.{ts,tsx}'];

/** What the few lines that run before the page's own code may use. */
const BROWSER = ['document', 'localStorage', 'location', 'matchMedia', 'URLSearchParams', 'window'];

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const asErrors = (rules) => Object.fromEntries(Object.keys(rules).map((name) => [name, 'error']));

export default tseslint.config(
  {
    ignores: [
      ...['**/dist/', '.nx/', 'data/', 'coverage/', 'test-results/'],
      // written by a tool
      'libs/web/api/src/generated/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: readonly([...Object.getOwnPropertyNames(globalThis), 'jest', 'module', 'require']),
    },
  },
  {
    files: ['apps/dashboard/public/**/*.js'],
    languageOptions: { sourceType: 'script', globals: readonly(BROWSER) },
  },

  {
    files: CODE,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.server.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `return answer(refusal)` ends a step in one line; nobody takes it for a value.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Nest and TypeORM type plain objects by their classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It takes a field that another step changes during an `await` for what it was before, and
      // so asks for the removal of the very checks that concurrency needs.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A port is asynchronous even where an implementation of it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in one place.' },
      ],
    },
  },
  { files: READERS_OF_THE_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  {
    files: WEB,
    ...reactHooks.configs.flat.recommended,
    rules: asErrors(reactHooks.configs.flat.recommended.rules),
  },
  { files: WEB, rules: { 'no-restricted-globals': bareRequests } },
  { files: SENDERS_OF_THE_WEB, rules: { 'no-restricted-globals': 'off' } },

  {
    files: CODE,
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundariesOfCode },
  },
  ...technologyHomes,

  {
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': boundariesOfTests,
      // A test knows what it put in, and looks at answers as they come.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
);
