import { declaredRoutes, openApiDocument } from './openapi';
import { asyncApiDocument } from './asyncapi';

/** Routes that anyone may call, each with its reason. */
const PUBLIC = [
  'post /api/v1/auth/login', // how one becomes somebody
  'post /api/v1/displays/exchange', // how a wall becomes somebody
  'get /health/live', // for whoever watches the process
  'get /health/ready',
  'get /metrics',
];

const name = ({ method, fullPath }: { method: string; fullPath: string }): string =>
  `${method} ${fullPath}`;

it('has no route without a declared rule', () => {
  const { routes, bare } = declaredRoutes();
  expect(bare).toEqual([]);
  expect(routes.length).toBeGreaterThan(30);
});

it('opens nothing to everybody beyond a short list', () => {
  const open = declaredRoutes().routes.filter(({ needs }) => needs === 'public');
  expect(open.map(name)).toEqual(PUBLIC);
});

it('asks an act, never only a person, of whatever names a unit', () => {
  const { routes } = declaredRoutes();
  const lax = routes.filter(({ needs, scope }) => needs === 'person' && scope !== 'none');
  expect(lax).toEqual([]);
});

it('asks an act of writing of whatever changes something, and of reading of the rest', () => {
  for (const route of declaredRoutes().routes) {
    if (route.needs === 'public' || route.needs === 'person') continue;
    const acts = typeof route.needs === 'string' ? [route.needs] : route.needs;
    const writes = acts.some((act) =>
      /\.(write|verdict|target|type|acknowledge|comment|own|report)$/.test(act),
    );
    expect([name(route), writes]).toEqual([name(route), route.method !== 'get' || writes]);
  }
});

/** Every `$ref` of a document. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : references(value),
  );
}

const resolves = (document: unknown, reference: string): boolean =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      document,
    ) !== undefined;

it.each([
  ['OpenAPI', openApiDocument('1')],
  ['AsyncAPI', asyncApiDocument('1')],
])('describes itself in %s, with references that lead somewhere', (_, document) => {
  const found = new Set(references(document));
  expect(found.size).toBeGreaterThan(1);
  expect([...found].filter((reference) => !resolves(document, reference))).toEqual([]);
});

it('describes every route with what it takes and answers', () => {
  const document = openApiDocument('1') as {
    paths: Record<string, Record<string, { parameters: { name: string }[]; requestBody?: object }>>;
  };
  const cases = document.paths['/api/v1/cases']?.['get'];
  expect(cases?.parameters.map((parameter) => parameter.name)).toEqual(
    expect.arrayContaining(['cursor', 'from', 'kind', 'limit', 'open', 'overdue', 'to', 'unit']),
  );
  expect(document.paths['/api/v1/units']?.['post']?.requestBody).toBeDefined();
  expect(document.paths['/api/v1/cases/{kind}/{id}/verdict']?.['post']).toBeDefined();
});
