import { isObject } from '../stated';
import { Unreadable, type ForeignMessage, type Saying } from './codec';
import { objectOf } from './payload';

type Tracked = Readonly<Record<string, unknown>>;

/**
 * A tracked object, as `new`, `update` and `end` with what it was `before` and is `after`: one
 * detection that waits for a person's verdict, whichever of the three came. Each says all that is
 * known, so that a lost `new` costs nothing, and a replay after a restart repeats what is known.
 * What the software itself takes for a mistake is none; that of one told before is rejected.
 * Names, plates, boxes and speeds are not taken.
 */
export function frigateEvent(message: ForeignMessage): Saying[] {
  const document = objectOf(message);
  const { type, before, after } = document;
  if (!isObject(after)) throw new Unreadable('bad-shape', 'no object after');
  const { id, camera, start_time: startedAt, false_positive: isMistake } = after;
  if (typeof id !== 'string' || typeof camera !== 'string' || camera === '') {
    throw new Unreadable('bad-shape', 'an object has no id or no camera');
  }
  const wasTold = isObject(before) && before['false_positive'] === false;
  if (isMistake === true && !wasTold) return [];
  const detection = {
    kind: 'detection',
    id,
    ts: timeOf(type, after),
    state: isMistake === true ? 'rejected' : 'pending',
    ...(isTime(startedAt) && { openedAt: startedAt }),
    attributes: attributesOf(id, after),
  };
  return [
    {
      channel: 'case',
      device: { name: camera, kind: 'camera' },
      about: after,
      document: detection,
    },
  ];
}

/** The end may lie at the last picture's own time, and its news must not stand behind that. */
function timeOf(type: unknown, after: Tracked): unknown {
  const { end_time: end, frame_time: frame, start_time: start } = after;
  const stated = type === 'end' ? [end, frame, start] : [frame, start];
  return stated.find(isTime);
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

function attributesOf(id: string, after: Tracked): Record<string, unknown> {
  const { label, top_score: score, has_clip: hasClip, entered_zones: zones } = after;
  const entered = Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : [];
  return {
    ...(typeof label === 'string' && label !== '' && { class: label }),
    ...(typeof score === 'number' && { confidence: score }),
    // where Frigate's own API has it
    ...(hasClip === true && { clip: `api/events/${id}/clip.mp4` }),
    ...(entered.length > 0 && { zones: entered.slice(0, ZONES_MOST) }),
  };
}

/** Zones of one object that are kept. */
const ZONES_MOST = 20;
