import type { KpiStatus, SceneData } from '@nhip-xa/contract';

export type Infrastructure = SceneData<'infrastructure'>;
export type Service = Infrastructure['services'][number];

/** How many services are up of those that should be: one under maintenance need not be. */
export function servicesUp(services: readonly Service[]): {
  up: number;
  total: number;
  down: number;
} {
  const counted = services.filter(({ maintained }) => !maintained);
  const up = counted.filter((service) => service.up).length;
  return { up, total: counted.length, down: counted.length - up };
}

export const serviceStatus = ({ up, maintained }: Service): KpiStatus =>
  maintained ? 'none' : up ? 'good' : 'critical';

const RANK: Partial<Record<KpiStatus, number>> = { critical: 0, none: 1, good: 2 };

/** What fits the board: those that are down first, longest first; then maintained ones, then the slowest. */
export function boardOf(
  services: readonly Service[],
  most: number,
): { shown: Service[]; more: number; moreDown: number } {
  const ordered = [...services].sort(
    (a, b) =>
      (RANK[serviceStatus(a)] ?? 3) - (RANK[serviceStatus(b)] ?? 3) ||
      (serviceStatus(a) === 'critical' ? sinceMs(a) - sinceMs(b) : 0) ||
      (b.latencyMs ?? 0) - (a.latencyMs ?? 0),
  );
  const rest = ordered.slice(most);
  return {
    shown: ordered.slice(0, most),
    more: rest.length,
    moreDown: rest.filter((service) => serviceStatus(service) === 'critical').length,
  };
}

const sinceMs = ({ since }: Service): number => (since === null ? 0 : Date.parse(since));

/** A kind with some silent before one that is whole, the worst share first. */
export const worstKindsFirst = (kinds: Infrastructure['kinds']): Infrastructure['kinds'] =>
  kinds
    .filter(({ total }) => total > 0)
    .sort((a, b) => a.online / a.total - b.online / b.total || b.total - a.total);
