import type { SourceKind, SourceLineProblem, UnitLevel } from '@nhip-xa/contract';

/** The rules for a source that need more than its own fields, wherever it is told of. */

/** [contract 1] a source belongs to a commune or, when it serves many, to a province. */
export const holdsSources = (level: UnitLevel | undefined): boolean =>
  level === 'commune' || level === 'province';

type GatewayFault = Extract<
  SourceLineProblem,
  'gateway-of-a-gateway' | 'not-a-gateway' | 'gateway-elsewhere'
>;

export const GATEWAY_FAULTS: Readonly<Record<GatewayFault, string>> = {
  'gateway-of-a-gateway': 'a gateway speaks for itself',
  'not-a-gateway': 'not the key of a gateway',
  'gateway-elsewhere': 'a gateway of another unit that is not above this one',
};

/**
 * [contract 1] it speaks for its sources: of its own unit or those below, never for a gateway.
 * @param path of the source's unit, from the root to itself
 * @param gateway what has that key in the caller's reach
 */
export function gatewayFault(
  kind: SourceKind,
  path: readonly string[],
  gateway: { kind: string; unit: string } | undefined,
): GatewayFault | undefined {
  if (kind === 'gateway') return 'gateway-of-a-gateway';
  if (gateway?.kind !== 'gateway') return 'not-a-gateway';
  return path.includes(gateway.unit) ? undefined : 'gateway-elsewhere';
}
