import type { RefusalReason } from '@nhip-xa/contract';

/** [MQTT-3.2.2-4] the return codes of a CONNACK that says no. */
export interface Refusal {
  why: string;
  returnCode: number;
  /** What its source is told to have met; absent where it says nothing about it. */
  reason?: RefusalReason;
}

const UNAVAILABLE = 3;
/** Says neither that the source exists nor that the secret is wrong. */
const NOT_AUTHORISED = 5;

const refusedWith =
  (returnCode: number) =>
  (why: string, reason?: RefusalReason): Refusal => ({
    why,
    returnCode,
    ...(reason && { reason }),
  });
export const notAuthorised = refusedWith(NOT_AUTHORISED);
export const unavailable = refusedWith(UNAVAILABLE);

/** Why a secret does not open the door. */
export const SECRET_REFUSALS = {
  wrong: notAuthorised('unknown source or wrong secret', 'wrong-secret'),
  'backed off': notAuthorised('too many wrong secrets before', 'backed-off'),
  overtaken: notAuthorised('a newer client of the source came meanwhile'),
  unanswered: unavailable('the directory does not answer'),
} as const;
export type SecretRefusal = keyof typeof SECRET_REFUSALS;
