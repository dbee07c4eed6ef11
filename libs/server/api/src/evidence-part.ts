import { breaksDown, hasRest, type KpiDefinition } from '@nhip-xa/domain';
import type { EvidenceRequest } from '@nhip-xa/ports';
import { z } from 'zod';
import { badField } from './problem';

/** Which part of what a number rests on is asked for. */
export const evidencePart = {
  // rest: what is in the denominator and not in the numerator
  side: z.enum(['numerator', 'denominator', 'rest']).default('numerator'),
  // what the cases are about, as a breakdown names it; empty: nothing is said of it. Of a province its cases
  subject: z
    .string()
    .max(200)
    .regex(/^[^\0]*$/)
    .optional(),
};

/** @throws HttpProblem when the number has no such part */
export function partOf(
  definition: KpiDefinition,
  { side, subject }: z.infer<z.ZodObject<typeof evidencePart>>,
): Pick<EvidenceRequest, 'side' | 'subject'> {
  if (side === 'rest' && !hasRest(definition)) {
    throw badField('side', 'only of a number that counts cases out of cases');
  }
  if (subject === undefined) return { side };
  if (!breaksDown(definition)) throw badField('subject', 'only of a number that counts cases');
  return { side, subject: subject === '' ? null : subject };
}
