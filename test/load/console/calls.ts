import type { Caller } from '../../http/caller';
import { PROVINCE } from '../kpi/province';
import { communeOf } from './places';
import { Times } from './table';

/** Calls before those that are timed. */
const WARM = 3;
const COMMUNE = new RegExp(`${PROVINCE}\\d{3}(?=[./?&]|$)`, 'g');

/**
 * Asks of the API what pages asked of it, one call after the other, each time for another commune.
 * @param asked paths by the page that asked
 */
export async function timeCalls(
  api: Caller,
  asked: ReadonlyMap<string, string>,
  calls: number,
  communes: number,
): Promise<Times[]> {
  const all: Times[] = [];
  for (const [path, page] of distinct(asked)) {
    const times = new Times(`${wordsOf(path)} (${page})`);
    for (let turn = -WARM; turn < calls; turn += 1) {
      const one = path.replace(COMMUNE, communeOf(turn + WARM, communes));
      const beganMs = performance.now();
      const { status, text } = await api.get(one);
      const milliseconds = performance.now() - beganMs;
      // a case belongs to its commune alone
      if (status >= 400 && !path.includes('/cases/')) throw new Error(`${one}: ${status} ${text}`);
      if (turn >= 0) times.add(milliseconds);
    }
    all.push(times);
  }
  return all;
}

/** One of each kind: paths that differ in their commune or moments alone are the same. */
function distinct(asked: ReadonlyMap<string, string>): [string, string][] {
  const kinds = new Map<string, [string, string]>();
  for (const [path, page] of asked) {
    const kind = `${page} ${wordsOf(path)}`;
    if (!kinds.has(kind)) kinds.set(kind, [path, page]);
  }
  return [...kinds.values()];
}

/** The path with its parameters by name. */
function wordsOf(path: string): string {
  const url = new URL(path, 'http://nowhere');
  const names = [...url.searchParams.keys()].filter((name) => name !== 'limit');
  const plain = url.pathname
    .replace('/api/v1', '')
    .replace(COMMUNE, '{commune}')
    .replace(new RegExp(`/${PROVINCE}(?=/|$)`), '/{province}')
    .replace(/\/dossier\/[^/]+/, '/dossier/{id}')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');
  return names.length === 0 ? plain : `${plain}?${names.join('&')}`;
}
