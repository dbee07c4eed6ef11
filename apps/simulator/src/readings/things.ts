import { sourceKey } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import { DOCUMENTS, PORTAL } from '../province/services';
import type { SourceSpec } from '../province/sources';
import type { Trouble } from '../trouble/trouble';

type Values = Record<string, number>;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const localHour = (atMs: number): number => (((atMs + LOCAL_OFFSET_MS) % DAY_MS) / HOUR_MS) % 24;

/** Charged by the sun: fullest in the afternoon. */
export const batteryPercent = (atMs: number): number =>
  Math.round(84 + 12 * Math.sin(((localHour(atMs) - 9) / 24) * 2 * Math.PI));

/** Dust and exhaust are thickest at the two rush hours and in still nights; days differ. */
export function airOf(seed: number, spec: SourceSpec, atMs: number): Values {
  const day = Math.floor((atMs + LOCAL_OFFSET_MS) / DAY_MS);
  const today = chanceOf(seed, 'air', day);
  const dustOfDay = today.between(14, 30);
  const warmthOfDay = today.between(17, 24);
  const hour = localHour(atMs);
  const rush = Math.exp(-(((hour - 7.5) / 2) ** 2)) + Math.exp(-(((hour - 18.5) / 2.5) ** 2));
  const jitter = chanceOf(seed, spec.key, 'air', Math.floor(atMs / 60_000));
  const pm25 = dustOfDay * (0.8 + 0.7 * rush) + jitter.between(-1.5, 1.5);
  const warmth = Math.sin(((hour - 9) / 24) * 2 * Math.PI);
  return {
    pm25: tenth(pm25),
    pm10: tenth(pm25 * 1.6 + jitter.between(-2, 2)),
    temperature: tenth(warmthOfDay + 4.5 * warmth + jitter.between(-0.2, 0.2)),
    humidity: Math.round(76 - 14 * warmth + jitter.between(-1, 1)),
    no2: tenth(14 + 22 * rush + jitter.between(-2, 2)),
    so2: tenth(9 + 4 * rush + jitter.between(-1, 1)),
    co: Math.round(620 + 700 * rush + jitter.between(-40, 40)),
    // the sun makes it, exhaust uses it up
    o3: tenth(Math.max(4, 46 + 34 * warmth - 12 * rush + jitter.between(-2, 2))),
  };
}

/** Whether something answers its monitor, and after how many milliseconds. */
export function upOf(seed: number, trouble: Trouble, spec: SourceSpec, atMs: number): Values {
  if (trouble.strikes('service-down', spec.key, atMs)) return { up: 0 };
  const answers = spec.create.kind === 'link' ? LINE_MS : SERVICE_MS;
  const own = chanceOf(seed, spec.key, 'rtt').between(answers[0], answers[1]);
  const jitter = chanceOf(seed, spec.key, 'rtt', Math.floor(atMs / 1_000)).between(0.9, 1.3);
  const slowed = isStrained(trouble, spec, atMs) ? STRAINED_TIMES : 1;
  return { up: 1, rtt: Math.round(own * (1 + BUSY_MORE * busyness(atMs)) * slowed * jitter) };
}

/** Milliseconds to the answer in a quiet night. */
const LINE_MS = [6, 14] as const;
const SERVICE_MS = [24, 60] as const;
/** In the busiest hour it takes so much longer; with trouble about, so many times as long. */
const BUSY_MORE = 1.4;
const STRAINED_TIMES = 9;
/** What breaks down is slow before, and again until all who waited are served. */
const STRAINED_MS = 4 * 60_000;

/** How much everybody is online at an hour, 0 to 1: mornings and afternoons at work, evenings at home. */
function busyness(atMs: number): number {
  const hour = localHour(atMs);
  const around = (peak: number, width: number): number => Math.exp(-(((hour - peak) / width) ** 2));
  return Math.min(1, around(9.5, 2) + 0.8 * around(15, 2) + 0.7 * around(20, 1.8));
}

/** Just before and after its own downtime; a line while a service behind it does not answer. */
function isStrained(trouble: Trouble, spec: SourceSpec, atMs: number): boolean {
  const down = (key: string, ms: number): boolean => trouble.strikes('service-down', key, ms);
  if (spec.create.kind !== 'link') {
    return down(spec.key, atMs + STRAINED_MS) || down(spec.key, atMs - STRAINED_MS);
  }
  return [PORTAL, DOCUMENTS].some((id) => down(sourceKey(spec.commune.code, id), atMs));
}

export function lanOf(seed: number, spec: SourceSpec, atMs: number): Values {
  const chance = chanceOf(seed, spec.key, 'loss', Math.floor(atMs / 1_000));
  return { lan_up: 1, packet_loss: Math.round(chance.between(0, 0.6) * 100) / 100 };
}

/** A conference room could be used so many hours of a day. */
const ROOM_HOURS_A_DAY = 5;

export const roomOf = (fromMs: number, atMs: number): Values => ({
  vc_up: 1,
  vc_hours_available: Math.round(((ROOM_HOURS_A_DAY * (atMs - fromMs)) / DAY_MS) * 1_000) / 1_000,
});

const WIFI_USERS_A_DAY = 34;

/** Who came into a village hall since midnight: few in the morning, most in the evening. */
export function hallOf(seed: number, spec: SourceSpec, atMs: number): Values {
  const day = Math.floor((atMs + LOCAL_OFFSET_MS) / DAY_MS);
  const today = chanceOf(seed, spec.key, 'hall', day).between(0.7, 1.3) * WIFI_USERS_A_DAY;
  return { wifi_users: Math.round(today * (localHour(atMs) / 24) ** 1.7) };
}

/** Fields are watered every fourth day and dry out in between. */
const WATERED_EVERY_DAYS = 4;

export function soilOf(seed: number, spec: SourceSpec, atMs: number): Values {
  const offset = chanceOf(seed, spec.key, 'soil').between(0, WATERED_EVERY_DAYS);
  const days = (atMs / DAY_MS + offset) % WATERED_EVERY_DAYS;
  return { soil_moisture: tenth(58 - 7 * days), battery: batteryPercent(atMs) };
}

/** Batteries of smoke detectors last for years; the one in this commune is nearly empty. */
const WEAK_BATTERY_COMMUNE = '06124';
const WEAK_PERCENT = 16;
const STRONG_PERCENT = 91;

export const detectorOf = ({ commune }: SourceSpec): Values => ({
  battery: commune.code === WEAK_BATTERY_COMMUNE ? WEAK_PERCENT : STRONG_PERCENT,
});
