import type { KpiValue } from '@nhip-xa/contract';
import type { KpiWords, Reader } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { beganOf, beganWords } from '../overview/began';
import { needsDecision } from '../overview/overview-parts';
import { beganQuery } from '../scene-queries';

/**
 * Since when a number is as it is; of one that needs a decision as its decision tells it, in short
 * where it stands narrow.
 */
export function useSince(
  value: KpiValue,
  words: KpiWords,
  reader: Reader,
  isShort = false,
): string {
  const isBad = needsDecision(value.status);
  const { data } = useQuery({ ...beganQuery(value.unit), enabled: isBad });
  if (!isBad) return words.since;
  const decisions = data?.decisions ?? [];
  const decision = decisions.find(({ kpi }) => kpi === value.kpi);
  return beganWords(beganOf(value, decision), reader, isShort);
}
