import type {
  AddressClass,
  PresenceState,
  RefusalReason,
  RejectReason,
  SilenceCode,
  SourceKind,
  SourceSign,
} from '@nhip-xa/contract';

/** Something that was noted of a source: when last, and how often. */
export interface Seen {
  atMs: number;
  n: number;
}

/** What stands between a source and us: its gateway, or the lines of its place. */
export interface Upstream {
  key: string;
  name: string;
  state: PresenceState;
  /** Since when it is in that state; null: it was never heard. */
  sinceMs: number | null;
  heardMs: number | null;
}

/** All that is known of a source and bears on its silence. Times are milliseconds since 1970. */
export interface KnownOfSource {
  /** The present. */
  nowMs: number;
  kind: SourceKind;
  state: PresenceState;
  sinceMs: number | null;
  /** When it was heard last; null: never. */
  heardMs: number | null;
  heartbeatSeconds: number;
  maintenance: { fromMs: number; toMs: number } | null;
  signs: Readonly<Partial<Record<SourceSign, Seen>>>;
  /** When somebody in its name was not let in last. */
  refusal: { reason: RefusalReason; atMs: number; from: AddressClass } | null;
  /** The newest fact that is known to have been taken: a reading or a frame. */
  takenMs: number | null;
  /** What was refused of late, by reason. */
  refused: readonly (Seen & { reason: RejectReason; topic: string })[];
  /** When it last gave a time that cannot be right. */
  clockWrong: Seen | null;
  gateway: Upstream | null;
  /** The network lines that its messages may take; one that works is enough. */
  lines: readonly Upstream[];
}

/** One reason, as data: whoever tells it has the words. */
export interface SilentFor {
  code: SilenceCode;
  atMs: number | null;
  n?: number;
  upstream?: Pick<Upstream, 'key' | 'name'>;
  topic?: string;
  reason?: RejectReason;
  from?: AddressClass;
  untilMs?: number;
}

/** A rule: what it concludes from what is known; undefined: it does not apply. */
type Rule = (known: KnownOfSource) => SilentFor | undefined;

/**
 * Why nothing comes from a source. The rules are asked in order, and the first that applies is the
 * reason; the others that apply are told besides.
 *
 * The order goes from what is outside the source to what is in it, since nothing can be concluded of
 * a source behind a broken line; then from the door inwards, since who is refused at the door cannot
 * be refused further in; and what is only an absence comes last.
 *
 * Each rule holds only where it is newer than what speaks against it: who was let in has the right
 * secret, and who was heard has a line.
 */
export function whySilent(known: KnownOfSource): { first: SilentFor | null; also: SilentFor[] } {
  const rules = known.state === 'online' ? RULES_ONLINE : RULES;
  const applying = rules.flatMap((rule) => rule(known) ?? []);
  const [first = null, ...also] = applying;
  // an absence explains nothing beside a reason
  return { first, also: also.filter(({ code }) => !ABSENCES.has(code)) };
}

/** What is at the end of the list because it always applies. */
const ABSENCES: ReadonlySet<SilenceCode> = new Set([
  'says-nothing',
  'said-offline',
  'nothing-since',
  'never-passed-on',
  'never-connected',
]);

/** Being worked on explains every silence, and is over by itself. */
const maintenance: Rule = ({ maintenance: window }) =>
  window ? { code: 'maintenance', atMs: window.fromMs, untilMs: window.toMs } : undefined;

/** Every line of its place is down; the last one to fall took it away. */
const lineDown: Rule = (known) => {
  const last = lastFallen(known.lines);
  return last && tookAway(last, known) ? upstreamDown('line-down', last) : undefined;
};

const gatewayDown: Rule = (known) => {
  const { gateway } = known;
  if (gateway?.state !== 'offline' || !tookAway(gateway, known)) return undefined;
  return upstreamDown('gateway-down', gateway);
};

/** It was turned away after it was last let in or heard. */
const refusedAtDoor: Rule = ({ refusal, signs, heardMs }) => {
  const insideMs = Math.max(heardMs ?? 0, signs['let-in']?.atMs ?? 0);
  if (!refusal || refusal.atMs <= insideMs) return undefined;
  const { reason: code, atMs, from } = refusal;
  return { code, atMs, from };
};

/** What it said since its last fact was refused; while it is there, for as long as silence takes. */
const onlyRefused: Rule = ({ nowMs, state, heartbeatSeconds, signs, takenMs, refused }) => {
  const atMs = signs['only-refused']?.atMs;
  const goodMs = Math.max(takenMs ?? 0, signs['taken-again']?.atMs ?? 0);
  if (atMs === undefined || atMs <= goodMs) return undefined;
  // one bad message among good ones is nobody's silence
  if (state === 'online' && nowMs - goodMs < silentAfterMs(heartbeatSeconds)) return undefined;
  const newest = refused.reduce<KnownOfSource['refused'][number] | undefined>(
    (found, one) => (one.atMs > goodMs && one.atMs > (found?.atMs ?? 0) ? one : found),
    undefined,
  );
  // thrown away, or kept no longer
  if (!newest) return undefined;
  const { reason, topic, n } = newest;
  const own = reason === 'unknown-codec' || reason === 'topic-refused';
  return { code: own ? reason : 'refused', atMs: newest.atMs, n, reason, topic };
};

/** The last that was heard of it had an impossible time: certificates fail by that, and schedules. */
const clockWrong: Rule = ({ clockWrong: seen, heardMs, heartbeatSeconds }) => {
  if (!seen || seen.atMs < (heardMs ?? 0) - silentAfterMs(heartbeatSeconds)) return undefined;
  return { code: 'clock-wrong', atMs: seen.atMs, n: seen.n };
};

/** It came in and has said nothing; a ping is no word [contract 1, online]. */
const saysNothing: Rule = ({ signs, heardMs }) => {
  const seen = signs['let-in'];
  return seen && seen.atMs > (heardMs ?? 0) ? { code: 'says-nothing', atMs: seen.atMs } : undefined;
};

/** Called offline before its silence alone could have shown it: by its word, or by its Last Will. */
const saidOffline: Rule = ({ sinceMs, heardMs, heartbeatSeconds }) =>
  sinceMs !== null && heardMs !== null && sinceMs - heardMs < silentAfterMs(heartbeatSeconds)
    ? { code: 'said-offline', atMs: sinceMs }
    : undefined;

const nothingSince: Rule = ({ heardMs }) =>
  heardMs === null ? undefined : { code: 'nothing-since', atMs: heardMs };

/** Its gateway is there and has never spoken for it. */
const neverPassedOn: Rule = ({ gateway }) =>
  gateway ? { code: 'never-passed-on', atMs: null, upstream: nameOf(gateway) } : undefined;

const neverConnected: Rule = () => ({ code: 'never-connected', atMs: null });

const RULES: readonly Rule[] = [
  maintenance,
  lineDown,
  gatewayDown,
  refusedAtDoor,
  onlyRefused,
  clockWrong,
  saysNothing,
  saidOffline,
  nothingSince,
  neverPassedOn,
  neverConnected,
];

/** It is heard, and yet nothing may come of it. */
const RULES_ONLINE: readonly Rule[] = [onlyRefused];

/** [contract 1, online] twice its heartbeat. */
const silentAfterMs = (heartbeatSeconds: number): number => 2_000 * heartbeatSeconds;

/**
 * Whether it is what took the source away: the source was there until about when it fell, and gave no
 * sign since. Of a source that nobody ever heard nothing else can be told before it is back.
 */
function tookAway(down: Upstream, known: KnownOfSource): boolean {
  const { heardMs, signs, refusal, heartbeatSeconds } = known;
  const signMs = Math.max(heardMs ?? 0, signs['let-in']?.atMs ?? 0, refusal?.atMs ?? 0);
  if (down.sinceMs !== null && signMs > down.sinceMs) return false;
  if (heardMs === null || down.heardMs === null) return true;
  return heardMs >= down.heardMs - silentAfterMs(heartbeatSeconds);
}

function lastFallen(lines: readonly Upstream[]): Upstream | undefined {
  if (lines.some(({ state }) => state === 'online')) return undefined;
  return lines.reduce<Upstream | undefined>(
    (last, line) => ((line.sinceMs ?? 0) >= (last?.sinceMs ?? 0) ? line : last),
    undefined,
  );
}

const nameOf = ({ key, name }: Upstream): Pick<Upstream, 'key' | 'name'> => ({ key, name });

const upstreamDown = (code: SilenceCode, down: Upstream): SilentFor => ({
  code,
  atMs: down.sinceMs,
  upstream: nameOf(down),
});
