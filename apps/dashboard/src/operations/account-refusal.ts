import type { useTexts } from '@nhip-xa/web-ui';
import { ApiError } from '../api/http';
import { troubleWords } from '../shell/states';

/** What the server refuses of accounts, by its code. */
const WORDS = {
  'last-administrator': 'account.lastAdministrator',
  'weak-password': 'account.weakPassword',
  'wider-than-maker': 'tokens.wider',
  exists: 'account.exists',
  throttled: 'account.throttled',
} as const;

/** Why an account could not be changed so, in words that say what to do. */
export function accountRefusal(error: Error, t: ReturnType<typeof useTexts>['t']): string {
  if (!(error instanceof ApiError)) return troubleWords(error, t);
  if (error.fields.some(({ code }) => code === 'wrong-password')) return t('account.wrongPassword');
  const known = WORDS[error.code as keyof typeof WORDS] as
    (typeof WORDS)[keyof typeof WORDS] | undefined;
  return known ? t(known) : troubleWords(error, t);
}
