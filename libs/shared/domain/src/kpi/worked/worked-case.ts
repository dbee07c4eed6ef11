import type { Channel, KpiStatus, Role, SourceKind } from '@nhip-xa/contract';

/** A source as it is registered. */
export interface WorkedSource {
  id: string;
  kind: SourceKind;
  unit: string;
  attributes?: Readonly<Record<string, unknown>>;
  /** 60 unless said otherwise. */
  heartbeatSeconds?: number;
  /** When it was registered; long ago unless said otherwise. */
  registered?: string;
  /** It is under maintenance at the moment of the case. */
  maintained?: true;
}

/** One message: JSON as the contract has it; of a snapshot, that there was a good frame. */
export interface Said {
  /** The id of its source. */
  source: string;
  channel: Channel;
  /** When it was received. */
  at: string;
  payload: unknown;
}

/** What no source says: settings, and what the centre knows of its own work. */
export interface Given {
  /** Inhabitants of the commune. */
  population?: number;
  /** How many villages it has. */
  villages?: number;
  /** Hours saved by an online dossier, by procedure. */
  hoursSaved?: Readonly<Record<string, number>>;
  /** Items contracted for the window, and items taken in by the moment at which they came. */
  quota?: number;
  taken?: readonly { at: string; items: number }[];
  /** What people did in the centre. */
  actions?: readonly { role: Role; at: string }[];
  alerts?: readonly { kpi: string; openedAt: string; acknowledgedAt?: string; closedAt?: string }[];
  /** What screens report: when something happened, and when they had drawn it. */
  drawn?: readonly { occurredAt: string; drawnAt: string }[];
  /** Values of the commune's other KPIs; typed: by a person. */
  values?: readonly { kpi: string; status: KpiStatus; typed?: true }[];
  /** What the parts of a formula come to. */
  parts?: Readonly<Record<string, number | null>>;
}

/** What a KPI must come to. Sides carry no factor. */
export interface Expected {
  numerator: number;
  /** Absent where the contract leaves open how many items a number rests on. */
  denominator?: number;
  value: number;
  status: KpiStatus;
  /** What the same elapsed part of the period before came to. */
  before?: number;
  /** Something that must not be, is. */
  alarm?: true;
}

/**
 * Facts, a moment, and what a KPI comes to there, reckoned by hand: at least one fact on each side of
 * every boundary of its definition. Tests feed them to the real store; docs/kpis.md shows them.
 */
export interface WorkedCase {
  kpi: string;
  title: { vi: string; en: string };
  /** The moment of reckoning. */
  at: string;
  sources: readonly WorkedSource[];
  said: readonly Said[];
  given?: Given;
  expect: Expected;
  /** The sum by hand. */
  reckoning: string;
}

/** The commune of the worked cases. */
export const COMMUNE = '06211';

/** A local moment of a day `2026-11-20` and a time `08:00` or `08:00:00`. */
export const local = (day: string, time = '08:00'): string =>
  `${day}T${time.length === 5 ? `${time}:00` : time}+07:00`;

/** The day of the worked cases, a Friday, and the moment at which they are reckoned. */
export const TODAY = '2026-11-20';
export const NOON = local(TODAY, '12:00');
/** The last moment before the windows of 7, 30 and 90 days of that Friday begin, and the first in them. */
export const EDGES = {
  P7D: { before: local('2026-11-13', '23:59'), first: local('2026-11-14', '00:00') },
  P30D: { before: local('2026-10-21', '23:59'), first: local('2026-10-22', '00:00') },
  P90D: { before: local('2026-08-22', '23:59'), first: local('2026-08-23', '00:00') },
  today: { before: local('2026-11-19', '23:59'), first: local(TODAY, '00:00') },
} as const;

/** A day of November 2026. */
export const november = (day: number, time?: string): string =>
  local(`2026-11-${String(day).padStart(2, '0')}`, time);

/** When messages are received unless it matters: a minute before the moment of reckoning. */
export const JUST_NOW = local(TODAY, '11:59');

export const PORTAL: WorkedSource = { id: 'portal', kind: 'service', unit: COMMUNE };

type Fields = Readonly<Record<string, unknown>>;

/** Cases that the commune's portal told of. */
export const toldCases = (kind: string, cases: Readonly<Record<string, Fields>>): Said => ({
  source: PORTAL.id,
  channel: 'case',
  at: JUST_NOW,
  payload: Object.entries(cases).map(([id, fields]) => ({ kind, id, ...fields })),
});

/** A case in a state since a moment. */
export const since = (ts: string, state: string, more: Fields = {}): Fields => ({
  ts,
  state,
  ...more,
});

/** A case that was closed at a moment. */
export const closedAt = (at: string, state: string, more: Fields = {}): Fields => ({
  ts: at,
  state,
  closedAt: at,
  ...more,
});

/** Events of one type that the portal told of: moment, then what else is said. */
export const toldEvents = (type: string, events: readonly (readonly [string, Fields])[]): Said => ({
  source: PORTAL.id,
  channel: 'event',
  at: JUST_NOW,
  payload: events.map(([ts, fields], n) => ({ id: `${type}-${n}`, ts, type, ...fields })),
});

/** Readings of one source: moment, then its values. */
export const measured = (
  source: string,
  readings: readonly (readonly [string, Fields])[],
): Said => ({
  source,
  channel: 'telemetry',
  at: JUST_NOW,
  payload: readings.map(([ts, values]) => ({ ts, values })),
});

export const saidOf = (
  source: string,
  state: 'online' | 'offline',
  at: string = JUST_NOW,
): Said => ({ source, channel: 'status', at, payload: state });

/** A good frame of a camera. */
export const frameOf = (source: string, at: string): Said => ({
  source,
  channel: 'snapshot',
  at,
  payload: 'a good frame',
});
