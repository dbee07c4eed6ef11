import type { Commune } from '../province/communes';
import { backlogOf } from '../trouble/standing';
import { detectionsOf, type SeeingCameras } from './detections';
import { dossiersOf } from './dossiers';
import { postalOf, syncsOf } from './exchange';
import { feedbackOf } from './feedback';
import { ledgerOf } from './ledger';
import type { Life, Planned } from './messages';
import { documentsOf, meetingsOf, tasksOf } from './office';
import { ordersOf } from './orders';
import { broadcastsOf, noticesOf, postsOf, publishedOf, visitsOf } from './outreach';
import { jobsOf, learningOf, lessonsOf, sprayingsOf, staffCoursesOf, telehealthOf } from './people';
import { alarmsOf, incidentsOf, ticketsOf } from './watch';

/** What begins in a commune on a local day. */
type OfDay<T> = (seed: number, commune: Commune, day: number) => T[];

/** Cases, and how many local days after the first one of them may still say something. */
export const CASE_STREAMS: readonly { of: OfDay<Life>; livesDays: number }[] = [
  { of: dossiersOf, livesDays: 40 },
  { of: feedbackOf, livesDays: 40 },
  { of: backlogOf, livesDays: 40 },
  { of: documentsOf, livesDays: 21 },
  { of: tasksOf, livesDays: 28 },
  { of: incidentsOf, livesDays: 1 },
  { of: alarmsOf, livesDays: 1 },
  { of: ticketsOf, livesDays: 1 },
];

/** Detections depend on which cameras have power; each has its verdict within the day or the next. */
export const DETECTIONS_LIVE_DAYS = 1;
export const detectionsSeen =
  (seeing: SeeingCameras): OfDay<Life> =>
  (seed, commune, day) =>
    detectionsOf(seed, commune, day, seeing);

/** How far back the first start tells of it: as far as a KPI over it looks. */
export type Reach = 'month' | 'quarter' | 'year';

export const EVENT_STREAMS: readonly { of: OfDay<Planned>; reach: Reach }[] = [
  { of: ordersOf, reach: 'quarter' },
  { of: meetingsOf, reach: 'quarter' },
  { of: visitsOf, reach: 'quarter' },
  { of: lessonsOf, reach: 'quarter' },
  { of: sprayingsOf, reach: 'quarter' },
  { of: staffCoursesOf, reach: 'year' },
  { of: ledgerOf, reach: 'year' },
  { of: noticesOf, reach: 'month' },
  { of: broadcastsOf, reach: 'month' },
  { of: postsOf, reach: 'month' },
  { of: publishedOf, reach: 'month' },
  { of: syncsOf, reach: 'month' },
  { of: postalOf, reach: 'month' },
  { of: learningOf, reach: 'month' },
  { of: telehealthOf, reach: 'month' },
  { of: jobsOf, reach: 'month' },
];
