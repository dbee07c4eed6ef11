import type {
  CreateUnit,
  MaintenanceWindow,
  Page,
  PresenceState,
  RateLimits,
  Source,
  SourceFlag,
  SourceKind,
  SourceSort,
  Unit,
} from '@nhip-xa/contract';
import type { Principal } from './access';

/** Who a change is written down for. */
export interface Author {
  who: string;
  role: string;
  /** The token or display through which it was done; null when by the person's own session. */
  via: string | null;
}

/** The one place where a caller becomes the author of an audit entry. */
export function authorOf(principal: Principal): Author {
  const { role } = principal;
  if (principal.kind === 'user') return { who: principal.username, role, via: null };
  if (principal.kind === 'token') {
    return { who: principal.maker, role, via: `token ${principal.id} ${principal.name}` };
  }
  return { who: `display ${principal.id}`, role, via: null };
}

/** What the system does by itself, such as making the first administrator. */
export const SYSTEM_AUTHOR: Author = { who: 'system', role: 'system', via: null };

/** A page of a list, as the caller asked for it. */
export interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}

/** A cursor that this list never gave out. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** The parts of a thing that can be changed; absent: stays, null: cleared. */
export type Changes<T> = { [K in keyof T]?: T[K] | undefined };

export type NewUnit = CreateUnit;
export type UnitChanges = Changes<
  Pick<
    Unit,
    | 'name'
    | 'kind'
    | 'lat'
    | 'lon'
    | 'population'
    | 'simulated'
    | 'validFrom'
    | 'validTo'
    | 'replacedBy'
    | 'limits'
  >
>;

export interface UnitFilter {
  /** The subtree that the caller may see. */
  within: string;
  /** Look no further down than the units directly below `within`. */
  shallow?: boolean;
  parent?: string | undefined;
  level?: string | undefined;
  codes?: readonly string[] | undefined;
}

export interface UnitStore {
  one(code: string): Promise<Unit | undefined>;
  list(filter: UnitFilter, page: PageRequest): Promise<Page<Unit>>;
  /** Codes from the root to the unit itself; undefined when there is no such unit. */
  pathOf(code: string): Promise<readonly string[] | undefined>;
  create(unit: NewUnit & { simulated: boolean }, author: Author): Promise<Unit | 'exists'>;
  patch(code: string, changes: UnitChanges, author: Author): Promise<Unit | undefined>;
}

export interface NewSource {
  id: string;
  kind: SourceKind;
  unit: string;
  name: string;
  village?: string | undefined;
  lat?: number | undefined;
  lon?: number | undefined;
  gateway?: string | undefined;
  heartbeatSeconds: number;
  feeds?: string[] | undefined;
  attributes: Record<string, unknown>;
  limits?: RateLimits | undefined;
  secretHash: Uint8Array;
}
export type SourceChanges = Changes<
  Pick<
    Source,
    | 'name'
    | 'village'
    | 'lat'
    | 'lon'
    | 'gateway'
    | 'heartbeatSeconds'
    | 'feeds'
    | 'attributes'
    | 'limits'
  >
>;

export interface SourceFilter {
  within: string;
  kind?: SourceKind | undefined;
  state?: PresenceState | undefined;
  /** Key of the gateway that speaks for them. */
  gateway?: string | undefined;
  flag?: SourceFlag | undefined;
  /** What its key or name holds. */
  q?: string | undefined;
  /** By key unless said otherwise. */
  sort?: SourceSort | undefined;
}

export interface SourceStore {
  /** With its presence and the metrics that ever came from it. */
  one(key: string): Promise<Source | undefined>;
  list(filter: SourceFilter, page: PageRequest): Promise<Page<Source>>;
  /** How many such a list has in all. */
  count(filter: SourceFilter): Promise<number>;
  create(source: NewSource, author: Author): Promise<Source | 'exists'>;
  patch(key: string, changes: SourceChanges, author: Author): Promise<Source | undefined>;
  /** Its facts stay; its key can be used again. */
  remove(key: string, author: Author): Promise<boolean>;
}

export interface NewMaintenance {
  fromMs: number;
  toMs: number;
  why: string;
}

/** When sources are worked on. Windows that are over stay: the past is reckoned by them. */
export interface MaintenanceStore {
  /** Of one source, latest first. */
  list(key: string, page: PageRequest): Promise<Page<MaintenanceWindow>>;
  /** Undefined: no such source; `too-many`: it has as many ahead of it as it may. */
  create(
    key: string,
    window: NewMaintenance,
    author: Author,
  ): Promise<MaintenanceWindow | 'too-many' | undefined>;
  /** Ends a window now, or cancels one that has not begun; undefined: no such window. */
  end(key: string, id: string, author: Author): Promise<'ended' | 'over' | undefined>;
}

/** Makes and checks the secrets of sources: long random strings, so a fast keyed hash is right. */
export interface SecretHasher {
  generate(): string;
  hash(secret: string | Uint8Array): Uint8Array;
  /** In constant time. */
  matches(secret: string | Uint8Array, hash: Uint8Array): boolean;
}

export interface AuditFilter {
  within: string;
  who?: string | undefined;
  fromMs?: number | undefined;
  toMs?: number | undefined;
  /** What was done, such as `user.patch`; or the kind of thing, such as `user`. */
  action?: string | undefined;
  /** What it was done to, such as `user an.nguyen`. */
  target?: string | undefined;
}
