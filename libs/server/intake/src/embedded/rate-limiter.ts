import type { RateLimits } from '@nhip-xa/contract';
import type { SourceDirectory, SourceIdentity } from '@nhip-xa/ports';
import { DebtBucket } from './debt-bucket';

const UNLIMITED: readonly DebtBucket[] = [];

/**
 * The limits of sources and of the units they are registered with. A source keeps its bucket over
 * its connections: reconnecting makes nobody faster.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, DebtBucket>();

  constructor(
    private readonly directory: Pick<SourceDirectory, 'limitsOfUnit'>,
    private readonly nowMs: () => number,
  ) {}

  /** The limits that bind a source now; none: it is not limited. */
  bucketsOf(source: SourceIdentity | undefined): readonly DebtBucket[] {
    if (!source) return UNLIMITED;
    const unit = this.directory.limitsOfUnit(source.unit);
    if (!source.limits && !unit) return UNLIMITED;
    const buckets: DebtBucket[] = [];
    if (source.limits) buckets.push(this.bucket(`source ${source.key}`, source.limits));
    if (unit?.itemsPerSecond !== undefined && unit.burst !== undefined) {
      const { itemsPerSecond, burst } = unit;
      buckets.push(this.bucket(`unit ${source.unit}`, { itemsPerSecond, burst }));
    }
    return buckets;
  }

  /** A limit that was changed begins anew. */
  private bucket(name: string, limits: RateLimits): DebtBucket {
    const known = this.buckets.get(name);
    const { itemsPerSecond, burst } = limits;
    if (known?.limits.itemsPerSecond === itemsPerSecond && known.limits.burst === burst) {
      return known;
    }
    const fresh = new DebtBucket(limits, this.nowMs);
    this.buckets.set(name, fresh);
    return fresh;
  }
}
