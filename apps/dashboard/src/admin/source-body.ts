import type { CreateSource } from '@nhip-xa/contract';
import { floodLevels } from './flood-levels';

/** What is sent for a new source, from the fields as they were filled; null for levels that are none. */
export function sourceBody({
  floodLevels: levels,
  heartbeatSeconds,
  ...fields
}: Record<string, string>): Partial<CreateSource> | null {
  const marks = levels === undefined ? undefined : floodLevels(levels);
  if (marks === null) return null;
  return {
    ...fields,
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds: Number(heartbeatSeconds) }),
    ...(marks === undefined ? {} : { attributes: { floodLevels: marks } }),
  };
}
