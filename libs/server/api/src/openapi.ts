import { PATH_METADATA } from '@nestjs/common/constants.js';
import { problem } from '@nhip-xa/contract';
import { z } from 'zod';
import { CONTROLLERS } from './controllers';
import { ENDPOINT, type DeclaredEndpoint } from './endpoint';
import { SchemaBook, type JsonSchema } from './schemas';

/** A route as it is called: its method, its whole path and what was declared of it. */
export interface DeclaredRoute extends DeclaredEndpoint {
  /** With parameters as `:name`. */
  fullPath: string;
  tag: string;
}

/** Every route of the HTTP side, in the order of the contract; undeclared handlers are in `bare`. */
export function declaredRoutes(): { routes: DeclaredRoute[]; bare: string[] } {
  const routes: DeclaredRoute[] = [];
  const bare: string[] = [];
  for (const controller of CONTROLLERS) {
    const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
    const prototype = controller.prototype as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[name];
      const routed =
        name !== 'constructor' &&
        typeof handler === 'function' &&
        Reflect.hasMetadata(PATH_METADATA, handler);
      if (!routed) continue;
      const declared = Reflect.getMetadata(ENDPOINT, handler) as DeclaredEndpoint | undefined;
      if (!declared) {
        bare.push(`${controller.name}.${name}`);
        continue;
      }
      const parts = [prefix, declared.path].filter((part) => part !== '' && part !== '/');
      const tag = controller.name.replace(/Controller$/, '');
      routes.push({ ...declared, fullPath: `/${parts.join('/')}`, tag });
    }
  }
  return { routes, bare };
}

/** OpenAPI 3.1 of every declared route. */
export function openApiDocument(version: string): JsonSchema {
  const book = new SchemaBook();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of declaredRoutes().routes) {
    const path = route.fullPath.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operationOf(route, book);
  }
  book.of(problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nhịp Xã',
      version,
      description:
        'Times carry a zone. Lists are `{items, next}`: pass `next` as `cursor`. What lies outside the ' +
        "caller's subtree answers like what does not exist.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'nhipxa_session' },
        display: { type: 'apiKey', in: 'cookie', name: 'nhipxa_display' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: book.schemas,
    },
  };
}

function operationOf(route: DeclaredRoute, book: SchemaBook): JsonSchema {
  const status = String(route.status ?? 200);
  const media = {
    ...(route.answer && { 'application/json': { schema: book.of(route.answer, 'output') } }),
    ...Object.fromEntries((route.media ?? []).map((type) => [type, {}])),
  };
  const content = Object.keys(media).length > 0 && { content: media };
  const body = route.body && {
    requestBody: {
      required: !route.body.safeParse(undefined).success,
      content: {
        [route.bodyMedia ?? 'application/json']: { schema: book.of(route.body, 'input') },
      },
    },
  };
  return {
    tags: [route.tag],
    summary: route.summary,
    ...(route.needs === 'public' ? { security: [] } : {}),
    'x-needs': route.needs,
    parameters: [...pathParameters(route.fullPath), ...queryParameters(route.query, book)],
    ...body,
    responses: { [status]: { description: 'as asked', ...content }, default: PROBLEM },
  };
}

const PROBLEM = {
  description: 'RFC 9457, with a stable code',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const pathParameters = (path: string): JsonSchema[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: z.ZodType | undefined, book: SchemaBook): JsonSchema[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: book.of(schema, 'input'),
  }));
}
