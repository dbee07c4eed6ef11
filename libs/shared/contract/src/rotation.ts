import { z } from 'zod';
import { credential } from './http';
import { LIMITS } from './limits';
import { unitCode } from './names';

/** How long the secret before works beside the new one; 0: it ends at once. */
const graceSeconds = z.int().min(0).max(LIMITS.graceSecondsMost);

export const renewCredential = z
  .strictObject({ graceSeconds: graceSeconds.optional() })
  // a request without a body asks for what was always done
  .optional();
export type RenewCredential = z.infer<typeof renewCredential>;

/** The sources of a unit and all below it, or those that are named: one of both. */
export const renewCredentials = z
  .strictObject({
    unit: unitCode.optional(),
    keys: z.array(z.string().max(100)).min(1).max(LIMITS.credentialsAtOnce).optional(),
    graceSeconds,
  })
  .refine(({ unit, keys }) => (unit === undefined) !== (keys === undefined), {
    path: ['keys'],
    message: 'either a unit or keys',
  })
  .refine(({ keys = [] }) => new Set(keys).size === keys.length, {
    path: ['keys'],
    message: 'each source once',
  });
export type RenewCredentials = z.infer<typeof renewCredentials>;

export const renewedCredentials = z.object({
  /** New credentials, by key; shown once. */
  items: z.array(credential),
  /** Sources whose new password an external broker did not take: the one before still works there. */
  failed: z.array(z.object({ key: z.string(), detail: z.string() })),
});
export type RenewedCredentials = z.infer<typeof renewedCredentials>;
