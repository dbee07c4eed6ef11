import { Unreadable, type Codec, type Device, type Measured, type Saying } from './codec';
import { noSuchTopic, objectOf } from './payload';

type Fields = Record<string, unknown>;

/** The user stands behind the first level of OwnTracks' own, wherever that stands. */
const USER = /(^|\/)(owntracks\/)[^/]+/;
const NOBODY = '***';

/**
 * OwnTracks [owntracks.org/booklet/tech/json]: `owntracks/{user}/{device}` of a vehicle that carries a
 * telephone or a tracker. A place is two numbers at a time, so it is readings: `lat` and `lon`.
 * The user is a person: neither it nor what cards and regions are called is read.
 */
export const owntracks: Codec = {
  base: 'owntracks',
  read(message) {
    const [, name] = message.levels;
    if (name === undefined || name === '') noSuchTopic();
    // a retained message that was deleted
    if (message.payload.byteLength === 0) return [];
    const document = objectOf(message);
    const device: Device = { name, kind: 'device' };
    switch (document['_type']) {
      case 'location':
      case 'transition':
        return placeOf(document, device);
      case 'lwt':
        // its tst is when the telephone connected, not when it went
        return [{ channel: 'status', device, document: { state: 'offline' } }];
      case 'encrypted':
        throw new Unreadable('bad-shape', 'encrypted: take the secret key out of OwnTracks');
      default:
        return typeof document['_type'] === 'string' ? [] : missingType();
    }
  },
  keptTopic: (topic) => topic.replace(USER, `$1$2${NOBODY}`),
  personalKeys: [
    ...['topic', 'tid', 'desc', 'inregions', 'inrids', 'poi', 'tag', 'image', 'imagename'],
    ...['SSID', 'BSSID', 'motionactivities'],
  ],
};

function missingType(): never {
  throw new Unreadable('bad-shape', 'no _type');
}

/** Fields that are measurements, under our names; less than 0 means that it is not known. */
const MEASURED: Readonly<Record<string, { name: string; unit: string }>> = {
  batt: { name: 'battery', unit: '%' },
  acc: { name: 'accuracy', unit: 'm' },
  vel: { name: 'speed', unit: 'km/h' },
};
const MOST_LATITUDE = 90;
const MOST_LONGITUDE = 180;

/** @param document a fix: where, and `tst` when the satellites said so, not when it was sent */
function placeOf(document: Fields, device: Device): Saying[] {
  const { lat, lon, tst } = document;
  if (!isWithin(lat, MOST_LATITUDE) || !isWithin(lon, MOST_LONGITUDE)) {
    throw new Unreadable('bad-shape', 'no place');
  }
  const values: Record<string, Measured> = { lat: { value: lat }, lon: { value: lon } };
  for (const [field, { name, unit }] of Object.entries(MEASURED)) {
    const value = document[field];
    if (typeof value === 'number' && value >= 0) values[name] = { value, unit };
  }
  return [{ channel: 'telemetry', device, ts: tst, values }];
}

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;
