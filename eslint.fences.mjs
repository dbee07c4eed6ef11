/**
 * The fences of the workspace: which project may know which, and where each technology lives.
 * test/architecture breaks each of them once. There is no `*` in here: what no line allows is
 * refused.
 */

const layers = (...names) => names.map((name) => `layer:${name}`);
const scopes = (...names) => names.map((name) => `scope:${name}`);
const only = (source, targets) => ({
  ...(source.length > 1 ? { allSourceTags: source } : { sourceTag: source[0] }),
  onlyDependOnLibsWithTags: targets,
});

/** What every part of the server may know: never a stage another stage. */
const SERVER_GROUND = layers('contract', 'domain', 'port', 'platform');

/** `extra` is what test files may know besides. */
const constraints = (extra) => [
  only(scopes('shared'), [...scopes('shared'), ...extra.scopes]),
  only(scopes('server'), [...scopes('shared', 'server'), ...extra.scopes]),
  only(scopes('web'), [...scopes('shared', 'web'), ...extra.scopes]),
  only(scopes('simulator'), [...scopes('shared'), ...extra.scopes]),
  only(scopes('testing'), scopes('shared', 'server', 'testing')),

  only(layers('contract'), extra.layers),
  only(layers('domain'), [...layers('contract'), ...extra.layers]),
  only(layers('port'), [...layers('contract', 'domain'), ...extra.layers]),
  only(layers('platform'), [...layers('contract', 'domain', 'port'), ...extra.layers]),
  only(layers('stage'), [...SERVER_GROUND, ...extra.layers]),
  only(layers('edge'), [...SERVER_GROUND, ...extra.layers]),
  only(layers('access'), [...SERVER_GROUND, ...extra.layers]),
  only(layers('web-ui'), [...layers('contract', 'domain'), ...extra.layers]),
  only(layers('web-lib'), [...layers('contract', 'domain', 'web-ui'), ...extra.layers]),
  only(layers('testing'), layers('contract', 'domain', 'port')),

  only(
    [...scopes('server'), ...layers('app')],
    [...SERVER_GROUND, ...layers('stage', 'edge', 'access'), ...extra.layers],
  ),
  only(
    [...scopes('web'), ...layers('app')],
    [...layers('contract', 'domain', 'web-ui', 'web-lib'), ...extra.layers],
  ),
  only(
    [...scopes('simulator'), ...layers('app')],
    [...layers('contract', 'domain'), ...extra.layers],
  ),
];

/** The version of the product stands in one place. */
const VERSION_OF_THE_PRODUCT = '../../../package.json';

const boundaries = (extra) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow: [VERSION_OF_THE_PRODUCT],
    depConstraints: constraints(extra),
  },
];

export const boundariesOfCode = boundaries({ scopes: [], layers: [] });
export const boundariesOfTests = boundaries({
  scopes: scopes('testing'),
  layers: layers('testing'),
});

/** One technology, one home. `homes` are folders; everywhere else its packages are refused. */
const TECHNOLOGIES = [
  {
    packages: ['aedes', 'aedes-*', 'mqtt'],
    homes: ['libs/server/intake', 'apps/simulator', 'test'],
  },
  { packages: ['ws', 'classic-level'], homes: ['libs/server/intake', 'test'] },
  // a camera makes its own pictures, so the pretend ones do too
  { packages: ['sharp'], homes: ['libs/server/decode', 'apps/simulator', 'test'] },
  { packages: ['pdfmake', 'pdfmake/*', 'pdfkit'], homes: ['libs/server/reports'] },
  { packages: ['mathjs', 'mathjs/*'], homes: ['libs/server/kpi', 'test'] },
  { packages: ['redis', '@redis/*'], homes: ['libs/server/live', 'test'] },
  {
    packages: ['pg', 'pg-*', 'typeorm', '@nestjs/typeorm'],
    homes: ['libs/server/store', 'test'],
  },
  {
    packages: ['socket.io', '@nestjs/websockets', '@nestjs/platform-socket.io'],
    homes: ['libs/server/live', 'test'],
  },
  { packages: ['socket.io-client'], homes: ['libs/web/live', 'libs/testing', 'test'] },
  { packages: ['echarts', 'zrender'], homes: ['libs/web/charts'] },
  { packages: ['openapi-fetch'], homes: ['libs/web/api'] },
  { packages: ['@mantine/*', 'dayjs', 'dayjs/*'], homes: ['libs/web/controls'] },
  { packages: ['d3-*'], homes: ['libs/web/map'] },
  { packages: ['topojson-*'], homes: ['libs/server/store', 'test'] },
  { packages: ['hucre', 'hucre/*'], homes: ['libs/server/api', 'libs/server/reports', 'test'] },
  { packages: ['uqr'], homes: ['libs/web/ui', 'test'] },
  { packages: ['axe-core'], homes: ['test'] },
];

/** The environment is read once: in these files, and by what starts and tests us. */
export const READERS_OF_THE_ENVIRONMENT = [
  'libs/server/platform/src/config.ts',
  'apps/simulator/src/settings.ts',
];

/**
 * The console and the wall ask by the client of the OpenAPI document: a path written as text is
 * checked by nobody. These files send for it, and probe whether the server lives.
 */
export const SENDERS_OF_THE_WEB = [
  'apps/dashboard/src/api/{http,file}.ts',
  'libs/web/live/src/connect.ts',
];
export const bareRequests = [
  'error',
  ...['fetch', 'XMLHttpRequest', 'EventSource'].map((name) => ({
    name,
    message: 'Ask by `api` of apps/dashboard/src/api, whose paths the API document checks.',
  })),
];

const pattern = (name) => name.replaceAll('.', '\\.').replaceAll('*', '[^/]*');

const refusal = ({ packages, homes }) => ({
  regex: `^(${packages.map(pattern).join('|')})(/|$)`,
  message: `It lives in ${homes.join(', ')} [design: one technology, one home].`,
});

const environment = {
  regex: '^(node:)?process$',
  importNames: ['env'],
  message: 'The environment is read in one place.',
};

const inside = (folder) => `${folder}/**/*.{ts,tsx,mts}`;

/** Static and dynamic imports alike. */
const refusing = (technologies) => ({
  'no-restricted-imports': ['error', { patterns: [...technologies.map(refusal), environment] }],
  'no-restricted-syntax': [
    'error',
    ...technologies.map(refusal).map(({ regex, message }) => ({
      selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
      message,
    })),
  ],
});

/** Everything is refused everywhere, and then let in at its home. */
export const technologyHomes = [
  { files: ['**/*.{ts,tsx,mts}'], rules: refusing(TECHNOLOGIES) },
  ...[...new Set(TECHNOLOGIES.flatMap(({ homes }) => homes))].map((folder) => ({
    files: [inside(folder)],
    rules: refusing(TECHNOLOGIES.filter(({ homes }) => !homes.includes(folder))),
  })),
];
