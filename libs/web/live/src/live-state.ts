import type {
  FreshMessage,
  KpiMessage,
  KpiValue,
  ServerMessage,
  StorageState,
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
  /** The server is there and answered the last try, but cannot take us in yet. */
  notReady: boolean;
  /** Server time less the browser's. */
  offsetMs: number;
  version: string | null;
  /** What becomes of facts, and since when by the server's clock; null while they are stored. */
  storage: { state: StorageState; sinceMs: number | null };
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
  notReady: false,
  offsetMs: 0,
  version: null,
  storage: { state: 'ok', sinceMs: null },
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

/** Whether a unit that was known already has another number than before. */
export const hasOtherNumbers = (before: LiveState, after: LiveState): boolean =>
  [...before.units].some(([unit, known]) =>
    [...(after.units.get(unit) ?? [])].some(([kpi, { value, status }]) => {
      const was = known.get(kpi);
      return was?.value !== value || was?.status !== status;
    }),
  );

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

/** The server says who it is, what time it is, and what becomes of facts. */
export function withServer(state: LiveState, message: ServerMessage, nowMs: number): LiveState {
  const serverMs = Date.parse(message.time);
  return {
    ...state,
    version: message.version,
    offsetMs: Number.isNaN(serverMs) ? state.offsetMs : serverMs - nowMs,
    storage: storageOf(state.storage, message, serverMs),
  };
}

/** Where the server does not say since when, it is since the first message that said so. */
function storageOf(
  before: LiveState['storage'],
  { storage, storageSince }: ServerMessage,
  serverMs: number,
): LiveState['storage'] {
  if (storage === 'ok') return before.state === 'ok' ? before : NOTHING_YET.storage;
  const first = before.state === storage ? (before.sinceMs ?? serverMs) : serverMs;
  const sinceMs = storageSince === undefined ? first : Date.parse(storageSince);
  if (before.state === storage && before.sinceMs === sinceMs) return before;
  return { state: storage, sinceMs };
}

/** The newest moment for which any number held is vouched, in milliseconds; null without any. */
export function newestFreshMs({ units }: LiveState): number | null {
  let newest: number | null = null;
  for (const values of units.values()) {
    for (const { freshAt } of values.values()) {
      const ms = freshAt === null ? Number.NaN : Date.parse(freshAt);
      if (ms > (newest ?? Number.NEGATIVE_INFINITY)) newest = ms;
    }
  }
  return newest;
}

/** `notReady`: the server answered and said that it cannot take anybody in yet. */
export function withConnection(
  state: LiveState,
  connection: Connection,
  nowMs: number,
  notReady = false,
): LiveState {
  if (connection === 'connected') {
    // The count of messages starts anew with each connection [contract 4].
    const anew = { lostAtMs: null, everConnected: true, notReady: false, seq: null };
    return { ...state, connection, ...anew };
  }
  const lostAtMs = state.everConnected ? (state.lostAtMs ?? nowMs) : null;
  return { ...state, connection, lostAtMs, notReady };
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
