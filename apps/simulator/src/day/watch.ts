import { chanceOf } from '../chance/chance';
import { QUIET_COMMUNE, type Commune } from '../province/communes';
import { DUTY_DESK, QUEUE } from '../province/services';
import { villageCode } from '../province/sources';
import { spotOf } from '../province/spot';
import { FIRE_DETECTOR } from '../province/things';
import type { Trouble } from '../trouble/trouble';
import type { CaseSay, Life } from './messages';
import { arrivals, RHYTHMS } from './rhythm';
import { tellerOf } from './teller';

const MINUTE_MS = 60_000;
const INCIDENTS_A_DAY = 0.22;
const ALARMS_A_DAY = 0.02;

const CATEGORIES = ['public-order', 'traffic', 'theft', 'fire', 'infosec'] as const;
const CATEGORY_WEIGHTS = [38, 30, 12, 6, 14] as const;
const SEVERITIES = ['low', 'normal', 'high'] as const;
const SEVERITY_WEIGHTS = [45, 50, 5] as const;

/** Every incident of a local day, from the report to its end within hours. */
export function incidentsOf(seed: number, commune: Commune, day: number): Life[] {
  const teller = tellerOf('incidents', DUTY_DESK, seed, commune, day);
  return arrivals(teller.chance, day, INCIDENTS_A_DAY, RHYTHMS.reports).map((atMs, index) => {
    const chance = teller.own(index);
    const incident = { kind: 'incident', id: teller.idOf('VV', index + 1) } as const;
    const severe = SEVERITIES[chance.weighted(SEVERITY_WEIGHTS)] ?? 'normal';
    const onSiteMs = atMs + chance.between(4, 15) * MINUTE_MS;
    const endMs = onSiteMs + chance.between(15, 110) * MINUTE_MS;
    return [
      teller.case(atMs, {
        ...{ ...incident, state: 'open', openedAtMs: atMs },
        severity: commune.code === QUIET_COMMUNE ? 'low' : severe,
        category: CATEGORIES[chance.weighted(CATEGORY_WEIGHTS)] ?? 'traffic',
        village: villageCode(commune, chance.whole(1, commune.villages)),
        location: spotOf(commune, chanceOf(seed, 'spot', incident.id)),
      }),
      // somebody is there: for the clock of the incident that is its acceptance
      teller.case(onSiteMs, { ...incident, state: 'onsite', acceptedAtMs: Math.round(onSiteMs) }),
      teller.case(endMs, { ...incident, state: 'closed' }),
    ];
  });
}

/** A smoke or fire alarm now and then: nearly always somebody's kitchen. */
export function alarmsOf(seed: number, commune: Commune, day: number): Life[] {
  if (commune.code === QUIET_COMMUNE) return [];
  const teller = tellerOf('alarms', FIRE_DETECTOR, seed, commune, day);
  return arrivals(teller.chance, day, ALARMS_A_DAY, RHYTHMS.reports).map((atMs, index) => {
    const chance = teller.own(index);
    const alarm = { kind: 'alarm', id: teller.idOf('BC', index + 1) } as const;
    const category = chance.hit(0.8) ? 'smoke' : 'fire';
    return [
      teller.case(atMs, {
        ...{ ...alarm, state: 'active', openedAtMs: atMs, severity: 'urgent', category },
      }),
      teller.case(atMs + chance.between(4, 12) * MINUTE_MS, { ...alarm, state: 'cleared' }),
    ];
  });
}

const FLOOD_LEVEL = 1;
/** Only where a wave arrives nearly whole does the province warn. */
const WARNED_RESPONSE = 0.9;

/** The warning of the province's hydrologists for each wave that runs down a commune's river. */
export function bulletinsOf(trouble: Trouble, commune: Commune): Life[] {
  const { reach } = commune;
  if (!reach || reach.response < WARNED_RESPONSE) return [];
  return trouble.wavesOf(reach.river).map(({ fromMs, toMs }) => {
    const minute = Math.floor(fromMs / MINUTE_MS);
    const teller = tellerOf('bulletins', DUTY_DESK, 0, commune, 0);
    const bulletin = { kind: 'bulletin', id: `TB-${commune.code}-${minute}` } as const;
    return [
      teller.case(fromMs, {
        ...{ ...bulletin, state: 'active', openedAtMs: Math.round(fromMs), category: 'flood' },
        attributes: { level: FLOOD_LEVEL, issuer: 'dai-khi-tuong-thuy-van' },
        momentsMs: { validFrom: Math.round(fromMs), validTo: Math.round(toMs) },
      }),
      teller.case(toMs, { ...bulletin, state: 'withdrawn' }),
    ];
  });
}

const TICKETS_PER_DOSSIER = 0.5;
const LEFT_SHARE = 0.04;
/** Where much is late, people also wait longer. */
const BUSY_LATE_SHARE = 0.003;
const BUSY_TIMES = 1.8;

/** Every number drawn at the counter on a local day, and when it was called. */
export function ticketsOf(seed: number, commune: Commune, day: number): Life[] {
  const teller = tellerOf('tickets', QUEUE, seed, commune, day);
  const mean = commune.dossiersPerDay * TICKETS_PER_DOSSIER;
  const slow = commune.lateShare > BUSY_LATE_SHARE ? BUSY_TIMES : 1;
  return arrivals(teller.chance, day, mean, RHYTHMS.counter).map((atMs, index) => {
    const chance = teller.own(index);
    const ticket = { kind: 'ticket', id: teller.idOf('STT', index + 1) } as const;
    const waitedMs = chance.between(2, 16) * slow * MINUTE_MS;
    const state: CaseSay['state'] = chance.hit(LEFT_SHARE) ? 'gone' : 'called';
    const attributes = { counter: `quay-${chance.whole(1, 4)}` };
    return [
      teller.case(atMs, { ...ticket, state: 'waiting', openedAtMs: atMs }),
      teller.case(atMs + waitedMs, { ...ticket, state, attributes }),
    ];
  });
}
