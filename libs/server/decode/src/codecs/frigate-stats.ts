import { isObject } from '../stated';
import type { ForeignMessage, Measured, Saying } from './codec';
import { measuredOf, objectOf } from './payload';
import { presence, readings, type Values } from './say';

type Table = Readonly<Record<string, unknown>>;

const isCamera = (value: unknown): value is Table => isObject(value) && 'camera_fps' in value;
/** Numbers of a camera that say nothing of it. */
const PROCESS_IDS = /pid$/;

/**
 * What Frigate measures of itself, once a minute: pictures a second of each camera, its own load.
 * Cameras stand under `cameras`, before version 0.13 among the rest.
 */
export function frigateStats(message: ForeignMessage): Saying[] {
  const stats = objectOf(message);
  const { service, cameras } = stats;
  const ts = isObject(service) ? service['last_updated'] : undefined;
  const all = Object.entries(isObject(cameras) ? cameras : stats);
  return [
    ...readings({ device: null, about: stats }, ownValues(stats), ts),
    ...all.flatMap(([name, one]) => (isCamera(one) ? cameraSays(name, one, stats, ts) : [])),
  ];
}

/** No picture comes from it: it is not there, though there is something to say of it. */
function cameraSays(name: string, camera: Table, about: Table, ts: unknown): Saying[] {
  const speaker = { device: { name, kind: 'camera' as const }, about };
  return [
    ...readings(speaker, numbersOf(camera), ts),
    ...(camera['camera_fps'] === 0 ? presence(speaker, 'offline') : []),
  ];
}

function numbersOf(table: Table): Values {
  const found = Object.entries(table).flatMap(([name, value]): [string, Measured][] => {
    const measured = PROCESS_IDS.test(name) ? undefined : shareOf(value);
    return measured ? [[name, measured]] : [];
  });
  return Object.fromEntries(found);
}

/** A number, or a share as text: `12.5%`. */
const shareOf = (value: unknown): Measured | undefined =>
  measuredOf(typeof value === 'string' ? value.replace(/\s*%$/, '') : value);

const inside = (table: unknown, ...path: string[]): Table => {
  const at = path.reduce<unknown>((one, key) => (isObject(one) ? one[key] : undefined), table);
  return isObject(at) ? at : {};
};

/** Of the machine: of each process alone nothing, there are hundreds. */
function ownValues(stats: Table): Values {
  return {
    ...numbersOf(stats),
    ...prefixed('', { uptime: inside(stats, 'service')['uptime'] }),
    ...prefixed('', pick(inside(stats, 'cpu_usages', 'frigate.full_system'), ['cpu', 'mem'])),
    ...each('gpu', inside(stats, 'gpu_usages'), ['gpu', 'mem']),
    ...each('detector', inside(stats, 'detectors'), ['inference_speed']),
    ...each('storage', inside(stats, 'service', 'storage'), ['free', 'total', 'used']),
    ...prefixed('temperatures.', inside(stats, 'service', 'temperatures')),
  };
}

const pick = (table: Table, names: readonly string[]): Table =>
  Object.fromEntries(names.map((name) => [name, table[name]]));

const prefixed = (prefix: string, table: Table): Values =>
  Object.fromEntries(
    Object.entries(numbersOf(table)).map(([name, value]) => [`${prefix}${name}`, value]),
  );

/** Machines have a few of each; a storage is called by the last part of its path. */
const PARTS_MOST = 12;

const each = (what: string, table: Table, names: readonly string[]): Values =>
  Object.assign(
    {},
    ...Object.entries(table)
      .slice(0, PARTS_MOST)
      .filter((entry): entry is [string, Table] => isObject(entry[1]))
      .map(([name, one]) =>
        prefixed(`${what}.${name.slice(name.lastIndexOf('/') + 1)}.`, pick(one, names)),
      ),
  ) as Values;
