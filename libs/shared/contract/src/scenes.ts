import { z } from 'zod';
import { kpiCode, moment, unitCode, SCENES, PRESENCE_STATES, SOURCE_KINDS } from './names';

/**
 * What the scenes of a wall show besides KPI values: counts and places, no person's words, names or
 * pictures. Each is the answer of `GET /units/{unit}/scenes/{scene}` for a commune, or for a province
 * added up over its communes; lists are worst first and end at `LIMITS.sceneItems`.
 */
export const scene = z.enum(SCENES);

const count = z.int().nonnegative();

/** When something began, as far as anybody can know. */
const beginning = z.object({
  at: moment,
  /** It was so when it was first looked at, or looked at again: it began then or earlier. */
  atLeast: z.boolean(),
});
export type Beginning = z.infer<typeof beginning>;

/** Where a KPI that needs somebody is bad, and since when. */
export const decision = z.object({
  kpi: kpiCode,
  /**
   * Names of sources, procedures, villages or communes, or kinds of cases as their source names them;
   * `geo:21.85,106.76` [RFC 5870] of a case that says coordinates alone, empty of one that says no place.
   */
  where: z.array(z.string()).max(3),
  /** How many further places there are. */
  more: count,
  /** Of the open alert, whether and when somebody has taken it up; by whom is not shown. */
  alert: z
    .object({
      openedAt: moment,
      acknowledged: z.boolean(),
      /** Left out while nobody has. */
      acknowledgedAt: moment.optional(),
    })
    .nullable(),
  /**
   * Of a flood: since when the alarm level is reached that is told. Of a number of a province that
   * is bad as soon as a commune's is: since the first of the communes that are bad now is.
   */
  began: beginning,
});
export const overviewScene = z.object({ decisions: z.array(decision) });

/**
 * The ten states of dossiers, in the order of their numbers [766]: of the open ones how many are in
 * each now; of those that close how many closed since midnight; of the others how many that came in
 * since midnight are in them.
 */
export const dossierState = z.object({
  state: z.string(),
  open: z.boolean(),
  count,
  /** Of these past their due date, and not paused. */
  overdue: count,
});
export const servicesScene = z.object({
  states: z.array(dossierState),
  /** Open dossiers by when they are due; those that are paused have no such time. */
  due: z.object({
    overdue: count,
    /** From now to midnight. */
    today: count,
    /** From midnight to the end of the next working day, days off before it included. */
    nextWorkingDay: count,
    /** Of today, by the hour in which they are due, 0 to 23. */
    hours: z.array(z.object({ hour: z.int().min(0).max(23), count })),
  }),
  /** With most overdue dossiers first, then with most open ones; those that name none are left out. */
  procedures: z.array(z.object({ procedure: z.string(), open: count, overdue: count })),
});

const byName = z.object({ name: z.string(), open: count, overdue: count });
/** A number of our own that stays the same: what sources call a case may say whose it is. */
const caseMark = z.string();
export const openFeedback = z.object({
  id: caseMark,
  unit: unitCode,
  category: z.string().nullable(),
  severity: z.string().nullable(),
  village: z.string().nullable(),
  openedAt: moment,
  dueAt: moment.nullable(),
  overdue: z.boolean(),
});
export const feedbackScene = z.object({
  open: count,
  overdue: count,
  dueToday: count,
  openedToday: count,
  closedToday: count,
  /** With most overdue ones first; those that name none are left out. */
  categories: z.array(byName),
  /** Most urgent first; those that name none are left out. */
  severities: z.array(byName),
  /** Overdue ones first, then by due date. */
  cases: z.array(openFeedback),
});

export const cameraOfScene = z.object({
  source: z.string(),
  unit: unitCode,
  name: z.string(),
  state: z.enum(PRESENCE_STATES),
  since: moment.nullable(),
  lastFrameAt: moment.nullable(),
  maintained: z.boolean(),
});
export const securityScene = z.object({
  /** Dark and silent ones first, of them the one without a good frame for longest. */
  cameras: z.array(cameraOfScene),
  /** Neither counts those under maintenance, as AN-01 does not. */
  online: count,
  total: count,
  detections: z.object({
    /** Awaiting a verdict. */
    waiting: count,
    kinds: z.array(z.object({ category: z.string(), waiting: count, oldestAt: moment })),
    /** Newest first. */
    recent: z.array(
      z.object({
        id: caseMark,
        unit: unitCode,
        category: z.string().nullable(),
        /** Name of the camera. */
        camera: z.string().nullable(),
        openedAt: moment,
      }),
    ),
  }),
});

const gauge = z.object({
  source: z.string(),
  unit: unitCode,
  name: z.string(),
  at: moment.nullable(),
  /** It reports: online, and its last reading is younger than its KPI's freshness. */
  fresh: z.boolean(),
});
export const riverOfScene = gauge.extend({
  /** Metres. */
  value: z.number().nullable(),
  /** Alarm levels BĐ1 to BĐ3 in metres, ascending [QĐ 05/2020]; empty: none were told. */
  levels: z.array(z.number()),
  /** Since when the highest alarm level is reached that its last value reaches; null: it reaches none. */
  above: beginning.nullable(),
  /** Rise over the last hour in metres; null: too little was said. */
  risePerHour: z.number().nullable(),
  /** The last 24 hours, oldest first; an hour without a reading is left out. */
  series: z.array(z.object({ at: moment, value: z.number() })),
});
export const environmentScene = z.object({
  rivers: z.array(riverOfScene),
  /** Millimetres. */
  rain: z.array(gauge.extend({ hour: z.number().nullable(), day: z.number().nullable() })),
  /** Hourly VN_AQI [QĐ 1459/QĐ-TCMT]. */
  air: z.array(gauge.extend({ aqi: z.number().nullable() })),
  bulletins: z.array(
    z.object({
      id: z.string(),
      unit: unitCode,
      /** Kind of disaster as the source names it. */
      category: z.string().nullable(),
      /** 0 to 5 [QĐ 18/2021]. */
      level: z.int().min(0).max(5).nullable(),
      validFrom: moment.nullable(),
      validTo: moment.nullable(),
      issuer: z.string().nullable(),
    }),
  ),
});

export const infrastructureScene = z.object({
  /** Online services: up or down by their own reading, or by presence alone. */
  services: z.array(
    z.object({
      source: z.string(),
      unit: unitCode,
      name: z.string(),
      up: z.boolean(),
      since: moment.nullable(),
      latencyMs: z.number().nullable(),
      maintained: z.boolean(),
    }),
  ),
  kinds: z.array(
    z.object({
      kind: z.enum(SOURCE_KINDS),
      online: count,
      total: count,
      /** Names of those silent longest. */
      silent: z.array(z.string()).max(5),
    }),
  ),
});

/** VND. */
export const valueScene = z.object({
  periods: z.array(
    z.object({
      /** `2026` or `2026-Q4`. */
      period: z.string(),
      saved: z.number(),
      earned: z.number(),
      cost: z.number(),
      net: z.number(),
      /** Shares of what was saved and earned by basis; together 1, or 0 of nothing. */
      measured: z.number(),
      estimated: z.number(),
      assumed: z.number(),
    }),
  ),
});

export const sceneAnswers = {
  overview: overviewScene,
  services: servicesScene,
  feedback: feedbackScene,
  security: securityScene,
  environment: environmentScene,
  infrastructure: infrastructureScene,
  value: valueScene,
} as const;
export const sceneAnswer = z.union(Object.values(sceneAnswers));
/** Scenes that show more than KPI values and the map. */
export type TellingScene = keyof typeof sceneAnswers;
export type SceneData<S extends TellingScene> = z.infer<(typeof sceneAnswers)[S]>;
export type Decision = z.infer<typeof decision>;
