import { z } from 'zod';
import { moment } from './names';

/** How the installation itself is: for whoever runs it. */

export const LINE_STATES = ['good', 'warning', 'critical', 'none'] as const;
/** `none`: only a figure, or nothing that could be seen from here. */
export type LineState = (typeof LINE_STATES)[number];

export const HEALTH_PARTS = [
  'broker',
  'lag',
  'database',
  'disk',
  'processes',
  'walls',
  'backup',
] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

/** What is told of, by part. The figures are in the unit that the name of the line has in `HEALTH_UNITS`. */
export const HEALTH_LINES = {
  'broker-connected': 'broker',
  'broker-connections': 'broker',
  'broker-items': 'broker',
  certificate: 'broker',
  'in-hand': 'lag',
  spooled: 'lag',
  'spool-age': 'lag',
  'spool-filled': 'lag',
  'kpi-waiting': 'lag',
  'kpi-evaluation': 'lag',
  'past-reckoning': 'lag',
  'database-reached': 'database',
  'database-size': 'database',
  'database-connections': 'database',
  'database-transaction': 'database',
  'database-durable': 'database',
  'disk-free': 'disk',
  growth: 'disk',
  'days-left': 'disk',
  process: 'processes',
  walls: 'walls',
  backup: 'backup',
} as const satisfies Record<string, HealthPart>;
export type HealthLineName = keyof typeof HEALTH_LINES;

export const healthLine = z.object({
  line: z.enum(Object.keys(HEALTH_LINES) as [HealthLineName, ...HealthLineName[]]),
  /** Which process tells it; null: it is of the whole installation. */
  process: z.string().nullable(),
  state: z.enum(LINE_STATES),
  /** Null: it cannot be seen from here, `why` says why. */
  value: z.number().nullable(),
  /** What the value is of: the most there may be, or how many there are in all. */
  of: z.number().nullable(),
  /** From where on it is a warning, and critical; null: never. */
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  /** `external`: another's server; `unknown`: nothing was noted yet; `none`: there is none. */
  why: z.enum(['external', 'unknown', 'none']).nullable(),
});
export type HealthLine = z.infer<typeof healthLine>;

export const healthProcess = z.object({
  id: z.string(),
  role: z.string().nullable(),
  version: z.string().nullable(),
  node: z.string().nullable(),
  host: z.string().nullable(),
  startedAt: moment.nullable(),
  seenAt: moment,
  memoryBytes: z.number().nullable(),
});
export type HealthProcess = z.infer<typeof healthProcess>;

export const healthDetails = z.object({
  at: moment,
  version: z.string(),
  postgres: z.string(),
  broker: z.enum(['embedded', 'external']),
  database: z.enum(['embedded', 'external']),
  lines: z.array(healthLine),
  processes: z.array(healthProcess),
});
export type HealthDetails = z.infer<typeof healthDetails>;
