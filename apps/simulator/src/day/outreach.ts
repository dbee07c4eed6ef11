import { HOUR_MS, startOfLocalDay, weekday } from '@nhip-xa/domain';
import { QUIET_COMMUNE, type Commune } from '../province/communes';
import { householdsOf } from '../province/figures';
import { BROADCAST, NOTICES, PORTAL, TEAM, WEBSITE } from '../province/services';
import { villageCode } from '../province/sources';
import type { EventSay, Planned } from './messages';
import { arrivals, RHYTHMS } from './rhythm';
import { tellerOf, type Teller } from './teller';

type Attributes = NonNullable<EventSay['attributes']>;

/** What goes out to citizens: when, to how many, and how many of those it reaches. */
interface Notice {
  name: string;
  hour: number;
  /** Days of the week on which it goes out; every day where there is none. */
  on?: readonly number[];
  toShare: number;
  reaches: readonly [number, number];
  attributes: Attributes;
}

const NOTICE_LIST: readonly Notice[] = [
  {
    ...{ name: 'tin-chung', hour: 9, toShare: 0.5, reaches: [0.72, 0.84] },
    attributes: { channel: 'zalo', topic: 'general' },
  },
  {
    ...{ name: 'dien-nuoc', hour: 15, on: [2, 5], toShare: 0.4, reaches: [0.76, 0.88] },
    attributes: { channel: 'sms', topic: 'utilities' },
  },
  {
    ...{ name: 'lich-hen', hour: 8, toShare: 0.02, reaches: [0.91, 0.98] },
    attributes: { channel: 'zalo', topic: 'appointment', personal: true },
  },
  {
    ...{ name: 'tiem-chung', hour: 10, on: [1, 4], toShare: 0.03, reaches: [0.96, 0.995] },
    attributes: { channel: 'sms', topic: 'vaccination', personal: true },
  },
  {
    ...{ name: 'dich-benh', hour: 11, toShare: 0.1, reaches: [0.9, 0.97] },
    attributes: { channel: 'sms', topic: 'outbreak' },
  },
];

/** The notices of a local day, each told once with what became of it. */
export function noticesOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('notices', NOTICES, seed, commune, day);
  const today = NOTICE_LIST.filter(({ on }) => on?.includes(weekday(day)) ?? true);
  return today.map(({ name, hour, toShare, reaches, attributes }, index) => {
    const chance = teller.own(index);
    const due = Math.round(householdsOf(commune) * toShare * chance.between(0.8, 1.2));
    const sent = attributes['personal'] ? Math.round(due * 0.99) : due;
    const delivered = Math.round(sent * chance.between(...reaches));
    return teller.event(startOfLocalDay(day) + (hour + chance.next() / 2) * HOUR_MS, {
      ...{ id: teller.idOf('TB', name), type: 'notice.delivery' },
      attributes: { ...attributes, sent, delivered, ...(attributes['personal'] && { due }) },
    });
  });
}

/** [domain 4.13] the two times of day at which loudspeakers speak. */
const BROADCAST_HOURS = [5, 17] as const;
const BROADCAST_OK = 0.994;
const SYNTHETIC_SHARE = 0.45;

export function broadcastsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('broadcasts', BROADCAST, seed, commune, day);
  return BROADCAST_HOURS.map((hour, index) => {
    const chance = teller.own(index);
    const ok = commune.code === QUIET_COMMUNE || chance.hit(BROADCAST_OK);
    return teller.event(startOfLocalDay(day) + hour * HOUR_MS + chance.whole(0, 240) * 1_000, {
      ...{ id: teller.idOf('PT', index + 1), type: 'broadcast.play' },
      attributes: { ok, synthetic: chance.hit(SYNTHETIC_SHARE) },
    });
  });
}

const simple = (
  teller: Teller,
  moments: readonly number[],
  prefix: string,
  type: string,
  attributesOf: (index: number) => Attributes,
): Planned[] =>
  moments.map((atMs, index) =>
    teller.event(atMs, {
      ...{ id: teller.idOf(prefix, index + 1), type },
      attributes: attributesOf(index),
    }),
  );

const POSTS_A_DAY = 2.2;

export function postsOf(seed: number, commune: Commune, day: number): Planned[] {
  if (!commune.website) return [];
  const teller = tellerOf('posts', WEBSITE, seed, commune, day);
  const moments = arrivals(teller.chance, day, POSTS_A_DAY, RHYTHMS.counter);
  return simple(teller, moments, 'TIN', 'web.post', (index) => ({
    section: teller.own(index).pick(['news', 'notice', 'event']),
  }));
}

const PUBLISHED_A_DAY = 0.25;
const PUBLISHED_ON_TIME = 0.995;

export function publishedOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('published', PORTAL, seed, commune, day);
  const moments = arrivals(teller.chance, day, PUBLISHED_A_DAY, RHYTHMS.counter);
  return simple(teller, moments, 'TTHC', 'procedure.published', (index) => ({
    onTime: commune.code === QUIET_COMMUNE || teller.own(index).hit(PUBLISHED_ON_TIME),
  }));
}

const VISITS_A_DAY = 3;
const TOPICS = ['e-id', 'payment', 'portal', 'selling'] as const;

/** Households that the villages' digital teams called on. */
export function visitsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('visits', TEAM, seed, commune, day);
  return arrivals(teller.chance, day, VISITS_A_DAY, RHYTHMS.reports).map((atMs, index) => {
    const chance = teller.own(index);
    return teller.event(atMs, {
      ...{ id: teller.idOf('HD', index + 1), type: 'assist.visit' },
      village: villageCode(commune, chance.whole(1, commune.villages)),
      attributes: {
        household: `ho-${chance.whole(1, householdsOf(commune))}`,
        topic: chance.pick(TOPICS),
      },
    });
  });
}
