import type {
  StorageState,
  FreshMessage,
  KpiMessage,
  KpiValue,
  TickerItem,
} from '@nhip-xa/contract';

export type Connection = 'connected' | 'reconnecting' | 'refused';

/** The KPI values of one unit by code. */
export type UnitValues = ReadonlyMap<string, KpiValue>;

export interface TickerEntry extends TickerItem {
  unit: string;
  /** Counts the items as they came; never repeats on one page. */
  id: number;
}

/** Everything a page knows by its live connection. Replaced, never changed in place. */
export interface LiveState {
  connection: Connection;
  /** When the connection was lost, by the browser's clock; null while it stands or before it ever did. */
  lostAtMs: number | null;
  everConnected: boolean;
  /** Server time less the browser's. */
  offsetMs: number;
  version: string | null;
  /** Since when storage waits, by the server's clock; null while it works. */
  storageWaitingSinceMs: number | null;
  units: ReadonlyMap<string, UnitValues>;
  /** Units that the server would not let us watch, and why. */
  refused: ReadonlyMap<string, string>;
  /** The last `kpi` message or snapshot taken in; null before the first. */
  seq: number | null;
  ticker: readonly TickerEntry[];
}

export const NOTHING_YET: LiveState = {
  connection: 'reconnecting',
  lostAtMs: null,
  everConnected: false,
  offsetMs: 0,
  version: null,
  storageWaitingSinceMs: null,
  units: new Map(),
  refused: new Map(),
  seq: null,
  ticker: [],
};

/** Ticker items kept: a wall runs for weeks. */
export const TICKER_ITEMS = 20;

const byKpi = (values: readonly KpiValue[]): UnitValues =>
  new Map(values.map((value) => [value.kpi, value]));

/**
 * What the server just answered to `watch` replaces what was known of those units: a value that is
 * not in the snapshot is gone [contract 4]. A watch of some KPIs alone leaves the others.
 */
export function withSnapshot(
  state: LiveState,
  request: { units: readonly string[]; kpis?: readonly string[] | undefined },
  snapshot: readonly KpiValue[],
  seq: number,
): LiveState {
  const units = new Map(state.units);
  const refused = new Map(state.refused);
  for (const unit of request.units) {
    const own = snapshot.filter((value) => value.unit === unit);
    const others = request.kpis
      ? [...(state.units.get(unit)?.values() ?? [])].filter(
          (value) => !request.kpis?.includes(value.kpi),
        )
      : [];
    units.set(unit, byKpi([...others, ...own]));
    refused.delete(unit);
  }
  return { ...state, units, refused, seq };
}

/** A message is missing when the numbers do not follow one another. */
export const isGap = (state: LiveState, seq: number): boolean =>
  state.seq !== null && seq !== state.seq + 1;

/** Takes in what changed. Values of units that nobody watches any more are left out. */
export function withKpi(state: LiveState, message: KpiMessage): LiveState {
  const known = state.units.get(message.unit);
  if (!known) return { ...state, seq: message.seq };
  const values = new Map(known);
  for (const value of message.values) values.set(value.kpi, value);
  return { ...state, units: new Map(state.units).set(message.unit, values), seq: message.seq };
}

/** Numbers that stayed the same, vouched for up to a later moment. */
export function withFresh(state: LiveState, { unit, freshAt }: FreshMessage): LiveState {
  const known = state.units.get(unit);
  if (!known) return state;
  const values = new Map(known);
  for (const [kpi, at] of Object.entries(freshAt)) {
    const value = values.get(kpi);
    if (value) values.set(kpi, { ...value, freshAt: at });
  }
  return { ...state, units: new Map(state.units).set(unit, values) };
}

/** The newest items first, as many as are kept; an item that came before is not told twice. */
export function withTicker(
  state: LiveState,
  message: { unit: string; items: readonly TickerItem[] },
): LiveState {
  const told = new Set(state.ticker.map((item) => `${item.at} ${item.words.vi}`));
  const fresh = message.items.filter((item) => !told.has(`${item.at} ${item.words.vi}`));
  if (fresh.length === 0) return state;
  const next = (state.ticker[0]?.id ?? 0) + 1;
  const inOrder = fresh.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const entries = inOrder.map((item, at) => ({ ...item, unit: message.unit, id: next + at }));
  return { ...state, ticker: [...entries.reverse(), ...state.ticker].slice(0, TICKER_ITEMS) };
}

/** The server says who it is, what time it is, and whether its storage works. */
export function withServer(
  state: LiveState,
  message: { version: string; time: string; storage: StorageState },
  nowMs: number,
): LiveState {
  const serverMs = Date.parse(message.time);
  const waiting = state.storageWaitingSinceMs ?? serverMs;
  return {
    ...state,
    version: message.version,
    offsetMs: Number.isNaN(serverMs) ? state.offsetMs : serverMs - nowMs,
    storageWaitingSinceMs: message.storage === 'waiting' ? waiting : null,
  };
}

export function withConnection(state: LiveState, connection: Connection, nowMs: number): LiveState {
  if (connection === 'connected') {
    // The count of messages starts anew with each connection [contract 4].
    return { ...state, connection, lostAtMs: null, everConnected: true, seq: null };
  }
  const lostAtMs = state.everConnected ? (state.lostAtMs ?? nowMs) : null;
  return { ...state, connection, lostAtMs };
}

/** Forgets a unit that no page watches. */
export function withoutUnits(state: LiveState, codes: readonly string[]): LiveState {
  const units = new Map(state.units);
  for (const code of codes) units.delete(code);
  return { ...state, units };
}

export function withRefusal(state: LiveState, codes: readonly string[], code: string): LiveState {
  const refused = new Map(state.refused);
  for (const unit of codes) refused.set(unit, code);
  return { ...withoutUnits(state, codes), refused };
}
