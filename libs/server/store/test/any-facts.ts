import { BUILT_IN_KPIS, CASE_KINDS, factsOf, termsOf, type CaseFields } from '@nhip-xa/domain';
import type { Decoded, SourceIdentity } from '@nhip-xa/ports';
import fc from 'fast-check';
import { caseSaid, event, reading, status, us } from './items';
import type { World } from './world';

/** The present of whoever tells these facts: Friday 20 November 2026, 12:00 in Vietnam. */
export const NOON = us('2026-11-20T12:00:00+07:00');
const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;

/**
 * A fact of any commune, said by one of its sources. What it says follows from its identity, so that
 * no two contradict each other; identities are few, so that they collide.
 */
export interface AnyFact {
  /** Index of its source. */
  of: number;
  item: (commune: string) => Decoded;
}

/** Places among the sources of a commune; a device and a link say readings, a service everything. */
const KINDS = ['service', 'device', 'device', 'link', 'speaker', 'camera'] as const;
const SERVICE = 0;

/** A number that a text always comes to, spread widely. */
const hashOf = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => (Math.imul(hash, 31) + byte) >>> 0, 7) % 100_003;

/** Moments before noon: on the borders of windows and freshness, beside them, or anywhere. */
const BORDERS = [
  ...[0, 5, 10, 15, 20, 60, 90, 24 * 60].map((minutes) => NOON - minutes * MINUTE),
  ...[
    '2026-11-20',
    '2026-11-14',
    '2026-10-22',
    '2026-11-01',
    '2026-10-01',
    '2026-08-23',
    '2026-01-01',
  ].map((day) => us(`${day}T00:00:00+07:00`)),
];
const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...BORDERS), fc.constantFrom(-1_000, 0, 1_000))
    .map(([border, beside]) => Math.min(NOON, border + beside)),
  fc.integer({ min: 0, max: 180 }).map((minutes) => NOON - minutes * MINUTE),
  fc.integer({ min: 0, max: 1_500 }).map((hours) => NOON - hours * HOUR),
);

const pick = <T>(choices: readonly T[], seed: number): T => choices[seed % choices.length] as T;
const TRUTHS = [true, false, 'true', 1, 0, null] as const;

/** Attributes that definitions ask for. */
const attributesOf = (seed: number): Record<string, unknown> => ({
  channel: pick(['online', 'counter', 'post', undefined], seed),
  class: pick(['labour', 'new', 'recurrent'], seed),
  direction: pick(['in', 'out'], seed),
  signed: pick(TRUTHS, seed),
  eResult: pick(TRUTHS, seed + 1),
  componentsDigitised: pick(TRUTHS, seed + 2),
  reusedComponents: pick([0, 1, '2', null], seed),
  disliked: pick(TRUTHS, seed + 3),
  fee: pick([0, 10_000, '5000'], seed),
  payment: pick(['online', 'cash', 'none'], seed + 1),
  level: seed % 5,
  validFrom: pick([null, '2026-11-20T08:00:00+07:00', '2026-11-21T00:00:00+07:00'], seed),
  validTo: pick([null, '2026-11-20T12:00:01+07:00', '2026-11-20T11:00:00+07:00'], seed + 1),
  hours: pick([1, 2.5, '3', 'x'], seed),
  procedure: pick(['birth', 'land'], seed),
  learner: `l${seed % 4}`,
  household: `h${seed % 4}`,
  sent: 10,
  delivered: seed % 11,
  ok: pick(TRUTHS, seed),
});

const fieldsOf = (seed: number, ts: number): CaseFields => ({
  ...(seed % 3 === 0 && { due: { at: ts + ((seed % 200) - 100) * HOUR } }),
  ...(seed % 3 === 1 && { attributes: attributesOf(seed) }),
  ...(seed % 7 === 0 && { openedAt: ts - 5 * HOUR }),
  ...(seed % 4 === 0 && { category: pick(['flood', 'fire', 'smoke', 'infosec', 'light'], seed) }),
  ...(seed % 5 === 0 && { severity: pick(['low', 'normal', 'high', 'urgent'], seed) }),
  ...(seed % 6 === 0 && { village: `v${seed % 2}` }),
  ...(seed % 8 === 0 && { receivedBy: '00004' }),
});

/** Everything that the built-in definitions look at. */
const asked = (prefix: string): string[] => [
  ...new Set(
    BUILT_IN_KPIS.flatMap(({ measure }) => factsOf(measure))
      .filter((fact) => fact.startsWith(prefix))
      .map((fact) => fact.slice(prefix.length)),
  ),
];

const cases = fc
  .tuple(fc.constantFrom(...asked('case:')), fc.nat(2), moment)
  .map(([kind, id, ts]): AnyFact => {
    // one statement a moment and case: equal moments are told by receipt, which is the order itself
    const seed = hashOf(`${kind} ${id} ${ts}`);
    const states = Object.keys(CASE_KINDS[kind]?.states ?? {});
    const state = seed % 9 === 0 ? null : pick(states, seed);
    return {
      of: SERVICE,
      item: (commune) => caseSaid(commune, `${kind} ${id}`, ts, state, fieldsOf(seed, ts)),
    };
  });

const readings = fc
  .tuple(fc.constantFrom(...asked('reading:')), fc.nat(KINDS.length - 2), moment)
  .map(([metric, of, atUs]): AnyFact => {
    const seed = hashOf(`${metric} ${of} ${atUs}`);
    const value = metric === 'up' ? seed % 2 : seed % 40;
    return { of, item: (commune) => reading(commune, metric, atUs, value) };
  });

const events = fc
  .tuple(fc.constantFrom(...asked('event:')), moment)
  .map(([type, tsUs]): AnyFact => {
    const seed = hashOf(`${type} ${tsUs}`);
    const amount = seed % 5 === 0 ? null : seed % 1_000;
    const over = { id: `${type} ${tsUs}`, type, attributes: attributesOf(seed) };
    return { of: SERVICE, item: (commune) => event(commune, tsUs, amount, over) };
  });

/** Facts that are the same whoever hears them when. */
export const anyFact = fc.oneof(
  { weight: 4, arbitrary: cases },
  { weight: 5, arbitrary: readings },
  { weight: 2, arbitrary: events },
);

/** Presence, which counts from its receipt. */
export const anyStatus = fc
  .tuple(fc.nat(KINDS.length - 1), fc.boolean())
  .map(([of, online]): AnyFact => ({
    of,
    item: () => status(online ? 'online' : 'offline', NOON),
  }));

const FRAME = Buffer.from([0xff, 0xd8, 0xff]);
export const anyFrame = moment.map((atUs): AnyFact => ({
  of: KINDS.indexOf('camera'),
  item: () => ({
    item: { fact: 'frame', atUs, contentType: 'image/jpeg', bytes: FRAME },
    undated: false,
    notes: [],
  }),
}));

export interface Place {
  commune: string;
  sources: SourceIdentity[];
}

/** A commune of its own with sources of every kind that have been online since the day before. */
export async function anyPlace(world: World, province?: string): Promise<Place> {
  world.nowUs = NOON - 30 * HOUR;
  const commune = await world.commune(province);
  await world.query('UPDATE units SET population = 5000 WHERE code = $1', [commune]);
  const attributes = { floodLevels: [10, 20, 30], qcvn135: true };
  const sources: SourceIdentity[] = [];
  for (const kind of KINDS) sources.push(await world.source(commune, { kind, attributes }));
  for (const source of sources) {
    world.nowUs = NOON - 30 * HOUR;
    await world.say(source, status('online', NOON - 30 * HOUR));
  }
  world.nowUs = NOON;
  return { commune, sources };
}

/** Says facts as one batch, each in a message of its source. */
export function tell(world: World, { commune, sources }: Place, facts: readonly AnyFact[]) {
  const messages = facts.map((fact) => {
    const item = fact.item(commune);
    const source = sources[fact.of] as SourceIdentity;
    return { message: world.message(source, item), items: [item], rejected: [] };
  });
  return world.write(messages);
}

/** Definitions over what sources say; what is counted of the taking in itself, repeats count in. */
export const OVER_FACTS = BUILT_IN_KPIS.filter(({ measure }) =>
  termsOf(measure).every(({ fact }) => fact !== 'system'),
);
