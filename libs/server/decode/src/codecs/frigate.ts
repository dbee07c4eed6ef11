import { DEVICES_REMEMBERED } from '../limits';
import { isObject } from '../stated';
import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import { frigateEvent } from './frigate-event';
import { frigateStats } from './frigate-stats';
import { measuredOf, plainTextOf } from './payload';
import { recalled, remember } from './remembered';
import { presence, reading } from './say';

type Read = (message: ForeignMessage) => Saying[];

/**
 * Topics of one level. A review groups tracked objects that were told one by one in `events`: it
 * would count them a second time. `tracked_object_update` says names, plates and descriptions of
 * what was seen, which are personal; `triggers` compare pictures with texts. None of these is a fact.
 */
const GENERAL: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['available', availability],
  ['events', frigateEvent],
  ['stats', frigateStats],
]);

/** Commands, and settings that software or a person changed: no facts. */
const SETTINGS: ReadonlySet<string> = new Set(['set', 'state', 'suspend', 'suspended']);
/** Below a camera: words of what was heard, names of what was seen, movements of the lens. */
const PERSONAL_OR_NO_FACT: ReadonlySet<string> = new Set([
  'classification',
  'ptz',
  'transcription',
]);
const REVIEW_STATUS: Readonly<Record<string, number>> = { NONE: 0, DETECTION: 1, ALERT: 2 };

/**
 * Frigate, the recorder that recognises objects. Its first level is a setting (`topic_prefix`). What
 * stands below a camera is said by that camera; a zone's counts come under the zone's own name, in
 * the same place, and so are a source of their own (zones and cameras never share a name).
 */
export const frigate: Codec = {
  base: 'frigate',
  personalKeys: [
    ...['sub_label', 'sub_labels', 'description', 'transcription', 'text', 'metadata'],
    ...['recognized_license_plate', 'recognized_license_plate_score', 'plate_box', 'thumbnail'],
  ],
  read(message) {
    const [first = '', ...rest] = message.levels;
    if (rest.length === 0) return GENERAL.get(first)?.(message) ?? [];
    return cameraSays({ name: first, kind: 'camera' }, rest, message);
  },
};

/** `online`, `offline` (also as Last Will), `stopped`. */
function availability(message: ForeignMessage): Saying[] {
  return presence({ device: null }, plainTextOf(message) === 'online' ? 'online' : 'offline');
}

function cameraSays(device: Device, levels: readonly string[], message: ForeignMessage): Saying[] {
  const [what = '', detail = ''] = levels;
  if (SETTINGS.has(levels.at(-1) ?? '') || levels.some((one) => PERSONAL_OR_NO_FACT.has(one))) {
    return [];
  }
  if (what === 'status') return roleSays(device, detail, message);
  if (detail === 'snapshot') {
    // a retained picture that is taken away
    if (message.payload.byteLength === 0) return [];
    return [{ channel: 'snapshot', device, bytes: message.payload }];
  }
  if (what === 'review_status') {
    const value = REVIEW_STATUS[plainTextOf(message).toUpperCase()];
    return reading({ device }, what, value === undefined ? undefined : { value });
  }
  return numberSays(device, levels, message);
}

/** Counts of objects, moving ones apart from all; motion, sound. */
function numberSays(device: Device, levels: readonly string[], message: ForeignMessage): Saying[] {
  const [what = '', detail] = levels;
  const text = plainTextOf(message);
  const value = measuredOf(text);
  const isOwn = what === 'motion' || what === 'audio' || what.startsWith('ptz_');
  const isCount = !isOwn && (detail === undefined || detail === 'active');
  if (text === '' || (!isCount && !isOwn)) return [];
  if (!value) {
    // a level below that is not known may say anything; a count that is none is refused
    if (detail !== undefined) return [];
    throw new Unreadable('bad-shape', `${what} is no number`);
  }
  const name = [...(isOwn ? [] : ['count']), ...levels].join('.');
  return reading({ device }, name, { ...value, metric: name.toLowerCase() });
}

const ROLES = 'roles';

/**
 * `online`, `offline`, `disabled`, of one of a camera's streams (detect, record, audio): it is there
 * while any of them is.
 */
function roleSays(device: Device, role: string, message: ForeignMessage): Saying[] {
  const state = plainTextOf(message);
  const before = recalled(message.memory, ROLES, device.name);
  const roles = { ...(isObject(before) ? before : {}), [role]: state === 'online' };
  const shown = Object.fromEntries(Object.entries(roles).slice(-ROLES_MOST));
  if (!isObject(before) || before[role] !== shown[role]) {
    remember(message.memory, ROLES, device.name, shown, DEVICES_REMEMBERED);
  }
  const isThere = Object.values(shown).includes(true);
  return presence({ device }, isThere ? 'online' : 'offline');
}

/** Roles of one camera: Frigate has three. */
const ROLES_MOST = 8;
