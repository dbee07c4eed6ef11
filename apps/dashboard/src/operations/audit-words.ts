/** What differs between how a thing stood before a change and after it. */
export interface Difference {
  /** Names from the outside in, such as `attributes.flood`. */
  field: string;
  before: unknown;
  after: unknown;
}

/** Differences shown of one change; a person reads them all. */
const MOST = 30;
/** How deep two documents are compared before they are shown as a whole. */
const DEPTH = 3;
/** What such a field holds is told to nobody, should it ever stand there. */
const SECRET = /secret|token|hash|credential/i;
const HIDDEN = '•••';

const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Field by field what was changed; of what was made or removed, every field that has something. */
export function differences(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  compare('', before ?? undefined, after ?? undefined, 0, found);
  return found.slice(0, MOST);
}

function compare(
  field: string,
  before: unknown,
  after: unknown,
  depth: number,
  found: Difference[],
): void {
  const both = [before, after].filter((value) => value !== undefined);
  if (depth < DEPTH && both.length > 0 && both.every(isDocument)) {
    const names = new Set(both.flatMap((document) => Object.keys(document as object)));
    for (const name of names) {
      const inside = (value: unknown): unknown =>
        isDocument(value) ? (value[name] ?? undefined) : undefined;
      const path = field === '' ? name : `${field}.${name}`;
      compare(path, inside(before), inside(after), depth + 1, found);
    }
    return;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const isSecret = SECRET.test(field);
  const shown = (value: unknown): unknown => (isSecret && value !== undefined ? HIDDEN : value);
  found.push({ field, before: shown(before), after: shown(after) });
}

/** A page of the console where a thing is looked at. */
export type ThingPlace =
  | { to: '/s/$key'; params: { key: string } }
  | { to: '/u/$unit'; params: { unit: string } }
  | { to: '/admin/kpis/$code'; params: { code: string } }
  | { to: '/admin/displays/$id'; params: { id: string } }
  | { to: '/admin/users'; search: { user: string } }
  | { to: '/admin/mappings'; search: { change: string } }
  | { to: '/admin/tokens' | '/admin/retention' | '/admin/privacy' | '/admin/calendar' };

type PlaceOf = (name: string) => ThingPlace;
const PLACES: Readonly<Record<string, PlaceOf>> = {
  source: (key) => ({ to: '/s/$key', params: { key } }),
  unit: (unit) => ({ to: '/u/$unit', params: { unit } }),
  kpi: (code) => ({ to: '/admin/kpis/$code', params: { code } }),
  display: (id) => ({ to: '/admin/displays/$id', params: { id } }),
  user: (user) => ({ to: '/admin/users', search: { user } }),
  mapping: (change) => ({ to: '/admin/mappings', search: { change } }),
  token: () => ({ to: '/admin/tokens' }),
  retention: () => ({ to: '/admin/retention' }),
  keeping: () => ({ to: '/admin/retention' }),
  'personal-key': () => ({ to: '/admin/privacy' }),
  calendar: () => ({ to: '/admin/calendar' }),
};

/** Where the thing is that was changed; undefined: nowhere by itself, or it is gone. */
export function placeOf(target: string, isGone: boolean): ThingPlace | undefined {
  const space = target.indexOf(' ');
  const [kind, name] = [target.slice(0, space), target.slice(space + 1)];
  if (space < 0 || name === '' || isGone) return undefined;
  return Object.hasOwn(PLACES, kind) ? PLACES[kind]?.(name) : undefined;
}
