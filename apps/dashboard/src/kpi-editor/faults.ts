import type { Texts } from '@nhip-xa/web-ui';
import { ApiError } from '../api/http';
import { troubleWords } from '../shell/states';

/** Why a definition was refused, in the reader's words; the server's own where it has more to say. */
export function faultWords(error: Error, { t, word }: Pick<Texts, 't' | 'word'>): string {
  if (!(error instanceof ApiError)) return troubleWords(error, t);
  const named = error.fields.flatMap(({ code, message }) =>
    code === undefined ? [] : [`${word('fault', code)} (${message})`],
  );
  if (named.length > 0) return named.join(' ');
  const known = word('fault', error.code);
  if (known === error.code) return troubleWords(error, t);
  const fields = error.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return fields === '' ? known : `${known} ${fields}`;
}
