import type { TextKey, Translate } from '@nhip-xa/web-ui';

/** What the server says of a message that it refused, and the words for it; `{{a}}`, `{{b}}` in turn. */
const DETAILS: readonly (readonly [RegExp, TextKey])[] = [
  [/^no field (.+)$/, 'detail.noField'],
  [/^the topic has no \{(.+)\}$/, 'detail.noPart'],
  [/^no commune for what (.+) says$/, 'detail.noCommuneOf'],
  [/^no commune for (.*)$/, 'detail.noCommune'],
  [/^commune (\d{5}) is not of (\S+)$/, 'detail.otherCommune'],
  [/^commune is no code of 5 digits$/, 'detail.noCode'],
  [/^a source of a province says its commune$/, 'detail.sayCommune'],
  [/^(\S+) may not publish here$/, 'detail.mayNot'],
  [/^(\S+) does not speak for (\S+)$/, 'detail.speaksNot'],
  [/^no state of its kind: (.*)$/, 'detail.noState'],
  [/^no kind of case: (.*)$/, 'detail.noKind'],
  [/^(.+) is no time$/, 'detail.noTime'],
  [/^(.+) is no number$/, 'detail.noNumber'],
  [/^(.+) is no text$/, 'detail.noText'],
  [/^no object$/, 'detail.noObject'],
  [/^at position (\d+)$/, 'detail.position'],
  [/^ends too early$/, 'detail.cut'],
  [/^no MaHoSo$/, 'detail.noDossier'],
  [/^more than (\d+) records$/, 'detail.tooMany'],
  [/^no configuration has named this topic$/, 'detail.noConfiguration'],
  [/^no topic of this format$/, 'detail.noTopic'],
];

/** In the reader's language where it is known, as the server said it otherwise. */
export function detailWords(detail: string, t: Translate): string {
  for (const [form, key] of DETAILS) {
    const found = form.exec(detail);
    if (found) return t(key, { a: found[1] ?? '', b: found[2] ?? '' });
  }
  return detail;
}
