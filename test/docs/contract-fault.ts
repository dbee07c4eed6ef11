import { declaredRoutes } from '@nhip-xa/api';
import type { z } from 'zod';

interface Answering {
  method: string;
  path: RegExp;
  answer: z.ZodType | undefined;
}

/** Routes by how their paths look, those that name no part first: `units/import` is no unit. */
const routes: readonly Answering[] = declaredRoutes()
  .routes.toSorted((a, b) => parametersOf(a.fullPath) - parametersOf(b.fullPath))
  .map(({ method, fullPath, answer }) => ({
    method,
    path: new RegExp(`^${fullPath.replace(/:\w+/g, '[^/]+')}$`),
    answer,
  }));

function parametersOf(path: string): number {
  return path.split(':').length;
}

/**
 * What is wrong with the JSON of a request that succeeded, by what its route declares, and therefore by
 * the OpenAPI document: who reads answers, as our own dashboard does, relies on that alone.
 * @returns null when nothing is, or when the route answers no JSON
 */
export function contractFault(method: string, address: string, json: unknown): string | null {
  const { pathname } = new URL(address);
  const route = routes.find(
    (each) => each.method === method.toLowerCase() && each.path.test(pathname),
  );
  const outcome = route?.answer?.safeParse(json);
  return outcome && !outcome.success ? `${method} ${pathname}: ${outcome.error.message}` : null;
}
