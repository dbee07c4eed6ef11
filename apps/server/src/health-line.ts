import type { HealthLine, HealthLineName } from '@nhip-xa/contract';

interface Bounds {
  warning: number | null;
  critical: number | null;
}

/** What cannot be told, and why. */
export const EXTERNAL = { value: null, state: 'none', why: 'external' } as const;
export const UNKNOWN = { value: null, state: 'none', why: 'unknown' } as const;

/** A line without a border. */
export const line = (
  name: HealthLineName,
  value: number | null,
  process: string | null = null,
  of: number | null = null,
): HealthLine => ({
  ...{ line: name, process, value, of },
  ...{ state: 'none', warning: null, critical: null, why: null },
});

/** Borders that are shares of a whole. */
export const shareOf = (
  { warning, critical }: { warning: number; critical: number },
  whole: number,
) => ({
  warning: warning * whole,
  critical: critical * whole,
});

/** More is worse. */
export const rising = (
  { warning, critical }: Bounds,
  value: number,
): Bounds & Pick<HealthLine, 'state'> => ({
  warning,
  critical,
  state:
    critical !== null && value >= critical
      ? 'critical'
      : warning !== null && value >= warning
        ? 'warning'
        : 'good',
});

/** Less is worse. */
export const falling = (
  { warning, critical }: Bounds,
  value: number,
): Bounds & Pick<HealthLine, 'state'> => ({
  warning,
  critical,
  state:
    critical !== null && value <= critical
      ? 'critical'
      : warning !== null && value <= warning
        ? 'warning'
        : 'good',
});
