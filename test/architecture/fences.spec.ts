import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Breaks each rule of the workspace once and expects the error; and does what is allowed, lest the
 * fence refuse everything.
 */

const ROOT = join(__dirname, '../..');
const BOUNDARIES = '@nx/enforce-module-boundaries';
/** Refused by the tags, not only because it would close a circle. */
const TAGS = `${BOUNDARIES}: A project tagged with`;
const IMPORTS = 'no-restricted-imports';

/** File, text, and how the refusal begins: with the rule; null: nothing may refuse it. */
type Case = readonly [file: string, text: string, refusedBy: string | null];

const knows = (library: string) => `import * as it from '@nhip-xa/${library}';\nvoid it;\n`;
const uses = (name: string) => `import * as it from '${name}';\nvoid it;\n`;
const code = (library: string) => `libs/${library}/src/made-up.ts`;

const STAGES = ['intake', 'decode', 'store', 'kpi', 'live'];
const stagesAmongEachOther = STAGES.flatMap((stage) =>
  STAGES.filter((other) => other !== stage).map((other): Case => [
    code(`server/${stage}`),
    knows(other),
    BOUNDARIES,
  ]),
);

/** Upstream: the same rule refuses it, and names the circle that it would close before the tags. */
const UPSTREAM: readonly Case[] = [
  [code('shared/contract'), knows('domain'), BOUNDARIES],
  [code('shared/domain'), knows('ports'), BOUNDARIES],
  [code('server/platform'), knows('store'), BOUNDARIES],
  [code('testing'), knows('store'), BOUNDARIES],
];

const LAYERS: readonly Case[] = [
  [code('shared/domain'), knows('platform'), TAGS],
  [code('server/ports'), knows('platform'), TAGS],
  [code('server/kpi'), knows('api'), TAGS],
  [code('server/kpi'), knows('access'), TAGS],
  [code('server/kpi'), knows('web-ui'), TAGS],
  [code('server/kpi'), knows('testing'), TAGS],
  [code('server/api'), knows('store'), TAGS],
  [code('server/api'), knows('access'), TAGS],
  [code('server/access'), knows('store'), TAGS],
  [code('web/charts'), knows('web-live'), TAGS],
  [code('web/ui'), knows('web-charts'), TAGS],
  [code('web/live'), knows('ports'), TAGS],
  ['apps/dashboard/src/made-up.ts', knows('kpi'), TAGS],
  ['apps/dashboard/src/made-up.ts', knows('ports'), TAGS],
  ['apps/dashboard/src/made-up.ts', knows('testing'), TAGS],
  ['apps/simulator/src/made-up.ts', knows('platform'), TAGS],
  ['apps/simulator/src/made-up.ts', knows('ports'), TAGS],
  ['apps/server/src/made-up.ts', knows('web-ui'), TAGS],
  ['apps/server/src/made-up.ts', knows('testing'), TAGS],
];

const WAYS_AROUND: readonly Case[] = [
  [code('server/kpi'), uses('../../store/src/index'), BOUNDARIES],
  [code('server/kpi'), knows('kpi'), BOUNDARIES],
  [code('server/kpi'), "void import('@nhip-xa/store');\n", BOUNDARIES],
  [code('server/kpi'), "export * from '@nhip-xa/store';\n", BOUNDARIES],
  [
    code('server/kpi'),
    "import type { A } from '@nhip-xa/store';\nexport type B = A;\n",
    BOUNDARIES,
  ],
  [code('web/ui'), "void import('echarts/core');\n", 'no-restricted-syntax'],
];

const TECHNOLOGIES: readonly Case[] = [
  [code('server/store'), uses('aedes'), IMPORTS],
  [code('server/live'), uses('mqtt'), IMPORTS],
  ['apps/server/src/made-up.ts', uses('aedes'), IMPORTS],
  [code('server/kpi'), uses('pg'), IMPORTS],
  [code('server/access'), uses('typeorm'), IMPORTS],
  ['apps/server/src/made-up.ts', uses('typeorm'), IMPORTS],
  [code('server/api'), uses('socket.io'), IMPORTS],
  [code('server/api'), uses('@nestjs/websockets'), IMPORTS],
  ['apps/dashboard/src/made-up.ts', uses('socket.io-client'), IMPORTS],
  [code('server/live'), uses('socket.io-client'), IMPORTS],
  ['apps/dashboard/src/made-up.tsx', uses('echarts/core'), IMPORTS],
  [code('web/ui'), uses('echarts'), IMPORTS],
  ['apps/dashboard/src/made-up.tsx', uses('@mantine/core'), IMPORTS],
  ['apps/dashboard/src/made-up.tsx', uses('dayjs/locale/vi'), IMPORTS],
  [code('server/api'), uses('pdfmake'), IMPORTS],
];

const HABITS: readonly Case[] = [
  [code('server/kpi'), 'void process.env;\n', 'no-restricted-properties'],
  [code('server/kpi'), "void process['env'];\n", 'no-restricted-properties'],
  [code('server/kpi'), "import { env } from 'node:process';\nvoid env;\n", IMPORTS],
  [code('server/kpi'), 'export const it: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  ['apps/dashboard/src/made-up.tsx', "void fetch('/api/v1/units');\n", 'no-restricted-globals'],
  [code('web/ui'), 'void new XMLHttpRequest();\n', 'no-restricted-globals'],
];

const ALLOWED: readonly Case[] = [
  [code('shared/domain'), knows('contract'), null],
  [code('server/ports'), knows('domain'), null],
  ...STAGES.flatMap((stage) =>
    ['contract', 'domain', 'ports', 'platform'].map((ground): Case => [
      code(`server/${stage}`),
      knows(ground),
      null,
    ]),
  ),
  [code('server/api'), knows('ports'), null],
  [code('server/access'), knows('platform'), null],
  [code('web/charts'), knows('web-ui'), null],
  ['libs/testing/src/made-up.ts', knows('ports'), null],
  ['libs/server/live/src/made-up.spec.ts', knows('testing'), null],
  ['libs/server/live/test/made-up.ts', knows('testing'), null],
  ...[...STAGES, 'api', 'access', 'platform', 'domain'].map((part): Case => [
    'apps/server/src/made-up.ts',
    knows(part),
    null,
  ]),
  ...['web-ui', 'web-live', 'web-charts', 'web-controls', 'web-map', 'contract'].map(
    (part): Case => ['apps/dashboard/src/made-up.tsx', knows(part), null],
  ),
  ['apps/simulator/src/made-up.ts', knows('domain'), null],
  [code('server/intake'), uses('aedes'), null],
  [code('server/store'), uses('typeorm'), null],
  [code('server/live'), uses('socket.io'), null],
  [code('web/live'), uses('socket.io-client'), null],
  [code('web/charts'), uses('echarts/core'), null],
  [code('web/map'), uses('d3-geo'), null],
  [code('web/controls'), uses('@mantine/dates'), null],
  [code('server/reports'), uses('pdfmake'), null],
  ['libs/testing/src/made-up.ts', uses('socket.io-client'), null],
  ['apps/simulator/src/made-up.ts', uses('mqtt'), null],
  ['test/e2e/made-up.e2e-spec.ts', uses('mqtt'), null],
  ['test/e2e/made-up.e2e-spec.ts', 'void process.env;\n', null],
  ['apps/dashboard/src/api/http.ts', "void fetch('/api/v1/units');\n", null],
  ['libs/server/platform/src/config.ts', 'void process.env;\n', null],
  ['apps/simulator/src/settings.ts', 'void process.env;\n', null],
];

const CASES = [
  ...stagesAmongEachOther,
  ...UPSTREAM,
  ...LAYERS,
  ...WAYS_AROUND,
  ...TECHNOLOGIES,
  ...HABITS,
  ...ALLOWED,
];

interface Answer {
  errors: string[];
  warnings: string[];
}

function lint(): Answer[] {
  const input = JSON.stringify(CASES.map(([file, text]) => ({ file, text })));
  const program = join(__dirname, 'lint-texts.mjs');
  const output = execFileSync(process.execPath, [program], { cwd: ROOT, input, encoding: 'utf8' });
  return JSON.parse(output) as Answer[];
}

describe('the fences', () => {
  const answers = lint();

  it.each(CASES.map((each, index) => [...each, index] as const))(
    'in %s: %j is refused by %s',
    (_file, _text, refusedBy, index) => {
      const errors = answers[index]?.errors;
      if (refusedBy === null) expect(errors).toEqual([]);
      else expect(errors).toEqual([expect.stringMatching(`^${refusedBy}`)]);
    },
  );

  it('have errors only: nobody reads warnings', () => {
    expect(answers.flatMap(({ warnings }) => warnings)).toEqual([]);
  });
});
