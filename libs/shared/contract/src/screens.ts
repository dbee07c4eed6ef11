import { z } from 'zod';
import { LIMITS } from './limits';
import { DOMAINS, kpiCode, moment, SCENES } from './names';

/** Time of day in Vietnam, `07:30`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
/** From one time of day to another; over midnight where the end is the earlier. */
export const hoursOfDay = z.strictObject({ from: timeOfDay, to: timeOfDay });

/** What colours the communes of a province's map: a KPI, a domain, or whatever is worst of all. */
export const mapTopic = z.union([
  z.strictObject({ kpi: kpiCode }),
  z.strictObject({ domain: z.enum(DOMAINS) }),
  z.strictObject({ worst: z.literal(true) }),
]);

export type MapTopic = z.infer<typeof mapTopic>;

/** How a wall behaves. What stands in no setting is as `USUAL_WALL` has it. */
export const wallSettings = z.strictObject({
  /** Scenes in the order in which they turn, and for how long each stands, in seconds. */
  scenes: z
    .array(
      z.strictObject({
        scene: z.enum(SCENES),
        seconds: z.int().min(LIMITS.sceneSecondsLeast).max(LIMITS.sceneSecondsMost),
      }),
    )
    .min(1)
    .max(SCENES.length),
  /** They turn within these hours; outside them the first stands. Null: always. */
  turning: hoursOfDay.nullable(),
  /** The numbers of this wall, in their order; null: those that the unit chose. */
  kpis: z.array(kpiCode).min(1).max(LIMITS.wallNumbers).nullable(),
  map: mapTopic,
  /** Hours of the night, in which the wall is dimmed by this share and silent; null: never. */
  night: z
    .strictObject({ hours: hoursOfDay, dim: z.number().min(0).max(LIMITS.wallDimMost) })
    .nullable(),
  /** One sound for a new critical alert. */
  chime: z.boolean(),
});
export type WallSettings = z.infer<typeof wallSettings>;

/** A screen that shows a display's wall, as it reports itself once a minute. */
export const screenReport = z.strictObject({
  /** Chosen by the screen and kept by it: several may show one wall. */
  screen: z.uuid(),
  version: z.string().min(1).max(40),
  width: z.int().min(1).max(32_000),
  height: z.int().min(1).max(32_000),
  scene: z.enum(SCENES),
  /** From the server's sending to the screen's drawing, p95 of the last minute, in ms; null: nothing came. */
  drawnMs: z.number().nonnegative().max(3_600_000).nullable(),
  /** Since the page was loaded, in seconds. */
  uptimeSeconds: z.number().nonnegative(),
});
export type ScreenReport = z.infer<typeof screenReport>;

/** What went wrong on a screen: it is written to the log and counted. */
export const screenFault = z.strictObject({
  screen: z.uuid(),
  version: z.string().min(1).max(40),
  /** The tile or scene. */
  where: z.string().min(1).max(100),
  message: z.string().min(1).max(500),
});
export type ScreenFault = z.infer<typeof screenFault>;

/** A screen as the administrator sees it. */
export const screen = z.object({
  id: z.string(),
  version: z.string(),
  width: z.int(),
  height: z.int(),
  scene: z.enum(SCENES),
  drawnMs: z.number().nullable(),
  startedAt: moment,
  lastSeenAt: moment,
  /** It reported within `LIMITS.screenSilentSeconds`. */
  alive: z.boolean(),
  /** What went wrong there since it was loaded. */
  faults: z.int().nonnegative(),
  lastFault: z.string().nullable(),
  /** The last fault stands here even after the screen was loaded anew. */
  lastFaultAt: moment.nullable(),
  /** It runs pages of another version than the server's. */
  outdated: z.boolean(),
});
export type Screen = z.infer<typeof screen>;

/** A wall as the screen that shows it is told. */
export const ownDisplay = z.object({
  id: z.string(),
  name: z.string(),
  settings: wallSettings,
});
export type OwnDisplay = z.infer<typeof ownDisplay>;
