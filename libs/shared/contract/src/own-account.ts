import { z } from 'zod';
import { password, user } from './http';
import { moment } from './names';

/** What people do with their own account. */

/** One of the caller's own browsers that is signed in. */
export const ownSession = z.object({
  id: z.string(),
  createdAt: moment,
  lastSeenAt: moment,
  /** When it ends in any case. */
  expiresAt: moment,
  /** It is the one that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

/** A new password of one's own; the one before proves that it is not somebody at a desk left alone. */
export const changePassword = z.strictObject({
  current: z.string().min(1).max(256),
  password,
});
export type ChangePassword = z.infer<typeof changePassword>;

export const patchMe = z.strictObject({ displayName: z.string().min(1).max(100) });

/** A user in a list, with when one of their browsers was heard of last; null: never since it is noted. */
export const seenUser = user.extend({ lastSeenAt: moment.nullable() });
export type SeenUser = z.infer<typeof seenUser>;
