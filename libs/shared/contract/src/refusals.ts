import { z } from 'zod';
import { moment } from './names';

/**
 * Why a connection in a source's name was not let in at the MQTT door. `backed-off`: after several
 * wrong secrets from the same network nothing is looked at for a while. Closed: additions only.
 */
export const REFUSAL_REASONS = ['wrong-secret', 'backed-off', 'client-id', 'will', 'full'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What kind of network a refused connection came from; the address itself is not kept. */
export const ADDRESS_CLASSES = ['own', 'private', 'public'] as const;
export type AddressClass = (typeof ADDRESS_CLASSES)[number];

/** The last time that somebody who named this source was not let in. */
export const refusal = z.object({
  reason: z.enum(REFUSAL_REASONS),
  at: moment,
  from: z.enum(ADDRESS_CLASSES),
});
export type Refusal = z.infer<typeof refusal>;
