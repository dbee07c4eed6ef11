/**
 * Time as Vietnam keeps it: one zone, UTC+7, no daylight saving since 1975 [domain 4.2].
 * Two units are used and named: milliseconds (`…Ms`) and microseconds (`…Us`) since 1970; both are
 * whole numbers and exact in a double until the year 2255.
 */
export const LOCAL_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Days since 1970-01-01 of the local day that holds a moment. */
export const localDay = (ms: number): number => Math.floor((ms + LOCAL_OFFSET_MS) / DAY_MS);

/** The moment at which a local day begins. */
export const startOfLocalDay = (day: number): number => day * DAY_MS - LOCAL_OFFSET_MS;

/** 0 Sunday … 6 Saturday of a local day. 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** `2026-11-20` of a local day. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const dayOfIso = (iso: string): number =>
  Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

interface LocalDate {
  year: number;
  /** 0 to 11. */
  month: number;
}

const localDate = (ms: number): LocalDate => {
  const date = new Date(ms + LOCAL_OFFSET_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
};

/** The moment at which a local month begins; months outside 0–11 carry over into other years. */
export const startOfLocalMonth = (year: number, month: number): number =>
  Date.UTC(year, month, 1) - LOCAL_OFFSET_MS;

/** From (inclusive) and to (exclusive) of what a window covers, and when its borders move next. */
export interface WindowSpan {
  fromMs: number;
  toMs: number;
  /** The next moment at which the same window covers something else by the calendar alone. */
  movesAtMs: number;
}

const CALENDAR_MONTHS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);
const DURATION = /^P(?:(\d+)D|T(?:(\d+)H)?(?:(\d+)M)?)$/;

/**
 * What a window covers at a moment. `now` and `PT…` reach back from the moment itself; `today`,
 * `P…D` (today and the days before), `month`, `quarter` and `year` are cut at local midnights.
 * @throws RangeError for a window of another form
 */
export function windowSpan(window: string, atMs: number): WindowSpan {
  if (window === 'now') return { fromMs: atMs, toMs: atMs, movesAtMs: Infinity };
  const today = localDay(atMs);
  const tomorrow = startOfLocalDay(today + 1);
  if (window === 'today') {
    return { fromMs: startOfLocalDay(today), toMs: tomorrow, movesAtMs: tomorrow };
  }
  const months = CALENDAR_MONTHS.get(window);
  if (months !== undefined) {
    const { year, month } = localDate(atMs);
    const first = month - (month % months);
    const toMs = startOfLocalMonth(year, first + months);
    return { fromMs: startOfLocalMonth(year, first), toMs, movesAtMs: toMs };
  }
  const parts = DURATION.exec(window);
  if (!parts) throw new RangeError(`not a window: ${window}`);
  const [, days, hours, minutes] = parts;
  if (days !== undefined) {
    return {
      fromMs: startOfLocalDay(today + 1 - Number(days)),
      toMs: tomorrow,
      movesAtMs: tomorrow,
    };
  }
  const lengthMs = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * 60_000;
  return { fromMs: atMs - lengthMs, toMs: atMs, movesAtMs: Infinity };
}

/** A duration `P1D`, `PT1H`, `PT5M`, `PT30S` in milliseconds; undefined when it is none. */
export function durationMs(duration: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!parts) return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const ms = days * DAY_MS + hours * HOUR_MS + minutes * 60_000 + seconds * 1_000;
  return ms > 0 ? ms : undefined;
}

/** A stated time as a source wrote it. */
export interface StatedTime {
  us: number;
  /** It carried no zone and was read as +07:00. */
  zoneless: boolean;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;

/**
 * Reads a time: RFC 3339 with or without a zone, or a number since 1970 whose unit (s, ms, µs, ns)
 * is told by its size [contract 2, time sanity]. Undefined when it is no time at all.
 */
export function parseTime(stated: unknown): StatedTime | undefined {
  if (typeof stated === 'number') return fromEpoch(stated);
  if (typeof stated !== 'string') return undefined;
  const text = stated.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day)) return undefined;
  const micros = Number(fraction.padEnd(6, '0').slice(0, 6));
  return { us: (ms - zoneOffsetMs(zone)) * 1000 + micros, zoneless: zone === undefined };
}

function zoneOffsetMs(zone: string | undefined): number {
  if (zone === undefined) return LOCAL_OFFSET_MS;
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const ms = Number(digits.slice(0, 2)) * HOUR_MS + Number(digits.slice(2)) * 60_000;
  return zone.startsWith('-') ? -ms : ms;
}

/** Seconds stay below 1e11 until the year 5138; each finer unit is a thousand times larger. */
function fromEpoch(value: number): StatedTime | undefined {
  if (!Number.isFinite(value)) return undefined;
  const size = Math.abs(value);
  const us =
    size < 1e11 ? value * 1e6 : size < 1e14 ? value * 1e3 : size < 1e17 ? value : value / 1e3;
  return { us: Math.round(us), zoneless: false };
}

/** RFC 3339 in UTC with as many decimals as the moment has, as PostgreSQL reads it exactly. */
export function isoOfUs(us: number): string {
  const ms = Math.floor(us / 1000);
  const rest = us - ms * 1000;
  const iso = new Date(ms).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

export const isoOfMs = (ms: number): string => new Date(ms).toISOString();

/**
 * The same elapsed part of the period before: of a calendar window that of the month, quarter or year
 * before, of every other window as much time just before it.
 */
export function spanBefore(window: string, atMs: number): { fromMs: number; toMs: number } {
  const { fromMs, toMs } = windowSpan(window, atMs);
  const months = CALENDAR_MONTHS.get(window);
  const { year, month } = localDate(fromMs);
  const beforeMs =
    months === undefined ? fromMs - (toMs - fromMs) : startOfLocalMonth(year, month - months);
  return { fromMs: beforeMs, toMs: Math.min(beforeMs + (atMs - fromMs), fromMs) };
}
