import type { Evidence, EvidenceItem } from '@nhip-xa/contract';
import type { Act } from '@nhip-xa/ports';

/** The act that seeing an item of evidence asks for; a value of a KPI is the number itself. */
const ACT_OF_ITEM: Readonly<Record<EvidenceItem['kind'], Act>> = {
  case: 'case.read',
  event: 'event.read',
  reading: 'reading.read',
  presence: 'presence.read',
  kpi: 'kpi.read',
  system: 'kpi.read',
};

/** Evidence without the items that the caller's role may not see; that they are missing is said. */
export function forCaller(evidence: Evidence, may: (act: Act) => boolean): Evidence {
  const items = evidence.items.filter(({ kind }) => may(ACT_OF_ITEM[kind]));
  if (items.length === evidence.items.length) return evidence;
  const kinds = new Set(evidence.items.map(({ kind }) => kind));
  const hidden = [...kinds].filter((kind) => !may(ACT_OF_ITEM[kind]));
  const leftOut = hidden.map((kind) => ({ what: kind, why: 'role' }));
  return {
    ...evidence,
    items,
    leftOut: [...evidence.leftOut, ...leftOut],
    next: items.length === 0 ? null : evidence.next,
  };
}
