import { TOPIC_ROOT, type PrivacyTrial, type PrivacyTrialAnswer } from '@nhip-xa/contract';
import { readJson } from './json-text';
import { previewMapped } from './mapped/preview';
import { PERSONAL_KEYS, personalData } from './personal-data';

/** Stands for whoever would send it: a province's where its items say their commune, else a commune's own. */
const sourceFor = (payload: string): string =>
  /"commune"\s*:/.test(payload) ? '01/thu' : '00001/thu';

/**
 * What would be refused of a message in our own form, and how it would be kept.
 * @param added keys beside those that come with the product
 */
export function tryPrivacy(
  { channel, payload, also = [] }: PrivacyTrial,
  added: readonly string[],
  nowMs: number,
): PrivacyTrialAnswer {
  const personal = personalData([...PERSONAL_KEYS, ...added, ...also]);
  const topic = `${TOPIC_ROOT}/${sourceFor(payload)}/${channel}`;
  const { facts, rejected } = previewMapped({ codec: 'native', topic, payload }, nowMs, personal);
  const reading = readJson(Buffer.from(payload));
  if (!reading.ok) return { accepted: facts.length, refused: rejected, found: [], masked: null };
  return {
    accepted: facts.length,
    refused: rejected,
    found: placesOf(reading.document, (key) => personal.isPersonal(key)),
    masked: JSON.stringify(personal.mask(reading.document), null, 2),
  };
}

/** Places told of one message; a person reads them. */
const PLACES_MOST = 200;

/** Where keys stand that name people; nothing below one of them is looked at. */
function placesOf(document: unknown, isPersonal: (key: string) => boolean): string[] {
  const places: string[] = [];
  const look = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || places.length >= PLACES_MOST) return;
    for (const [key, inside] of Object.entries(value)) {
      const place = [...path, key];
      if (!Array.isArray(value) && isPersonal(key)) places.push(place.join('.'));
      else look(inside, place);
    }
  };
  look(document, []);
  return places;
}
