import { DAY_MS, HOUR_MS, isoDay, startOfLocalDay, weekday } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import type { CaseSay, Life, Planned } from '../day/messages';
import { afterOfficeHours } from '../day/rhythm';
import { COMMUNES, type Commune } from '../province/communes';
import { FEEDBACK, ONE_STOP } from '../province/services';
import { villageCode } from '../province/sources';
import { cameraId } from '../province/things';
import type { Scenario } from './scenario';

/** Work that lies too long, all the year round: how many cases are overdue at any moment. */
interface Backlog {
  name: string;
  commune: string;
  kind: 'dossier' | 'feedback';
  overdueAtOnce: number;
}

const BACKLOGS: readonly Backlog[] = [
  { name: 'land-desk-overloaded', commune: '06211', kind: 'dossier', overdueAtOnce: 4 },
  { name: 'street-lights-wait', commune: '06211', kind: 'feedback', overdueAtOnce: 1 },
  { name: 'one-land-case', commune: '06184', kind: 'dossier', overdueAtOnce: 1 },
];

/** The commune whose cameras suffer: its last one has been broken for long. */
export const CAMERA_TROUBLE_COMMUNE = '06385';

/** Trouble that has no beginning and no end. */
export function standingScenarios(): Scenario[] {
  const commune = COMMUNES.find((each) => each.code === CAMERA_TROUBLE_COMMUNE) as Commune;
  const broken = `${commune.code}.${cameraId(commune.cameras)}`;
  return [
    { kind: 'power-cut', name: 'broken-camera', fromMs: 0, toMs: Infinity, sources: [broken] },
  ];
}

/** Numbers of the day that the ordinary cases never reach. */
const FIRST_BACKLOG_NUMBER = 9_001;

const PERIOD_DAYS = 14;
const OVERDUE_DAYS = 7;
const WORKING_WEEK_DAYS = 5;

/**
 * The backlog's cases that begin on a local day. Each place in the backlog has its weekday: there a
 * new case turns overdue at 17:00 every week, and the one before is finished the next working
 * morning, so that the place is never empty.
 */
export function backlogOf(seed: number, commune: Commune, day: number): Life[] {
  return BACKLOGS.filter((backlog) => backlog.commune === commune.code).flatMap((backlog) =>
    Array.from({ length: backlog.overdueAtOnce }, (_, place) => place)
      .filter((place) => weekday(day) === 1 + (place % WORKING_WEEK_DAYS))
      .map((place) => longLife(seed, backlog, commune, day, place)),
  );
}

function longLife(
  seed: number,
  backlog: Backlog,
  commune: Commune,
  day: number,
  place: number,
): Life {
  const dossier = backlog.kind === 'dossier';
  const date = isoDay(day).replaceAll('-', '').slice(2);
  const id = `${dossier ? 'HS' : 'PA'}-${commune.code}-${date}-${FIRST_BACKLOG_NUMBER + place}`;
  const chance = chanceOf(seed, 'backlog', id);
  const midnightMs = startOfLocalDay(day);
  const openedMs = midnightMs + Math.round(chance.between(8, 10.5) * HOUR_MS);
  const dueAtMs = midnightMs + PERIOD_DAYS * DAY_MS + 17 * HOUR_MS;
  const endMs = afterOfficeHours(dueAtMs + OVERDUE_DAYS * DAY_MS, chance.between(0.6, 3));
  const say = (atMs: number, state: string, more: Partial<CaseSay> = {}): Planned => ({
    source: `${commune.code}.${dossier ? ONE_STOP : FEEDBACK}`,
    commune: commune.code,
    atMs,
    channel: 'case',
    say: { kind: backlog.kind, id, state, ...more },
  });
  const opening = { openedAtMs: openedMs, dueAtMs, ...aboutOf(backlog) };
  const village = villageCode(commune, chance.whole(1, commune.villages));
  const workMs = openedMs + Math.round(chance.between(0.5, 1) * HOUR_MS);
  return [
    say(openedMs, 'accepted', { ...opening, village }),
    say(workMs, 'processing'),
    say(endMs, dossier ? 'finished' : 'resolved'),
  ];
}

const aboutOf = ({ kind }: Backlog): Pick<CaseSay, 'category' | 'attributes'> =>
  kind === 'dossier'
    ? {
        category: 'Đất đai',
        attributes: { procedure: 'Đăng ký biến động đất đai', channel: 'counter', fee: 50_000 },
      }
    : { category: 'Đèn chiếu sáng hỏng', attributes: { channel: 'app' } };
