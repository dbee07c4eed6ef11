import type { TextKey, Texts } from '@nhip-xa/web-ui';

/**
 * What the server says of a message that it refused, and the words for it; `{{a}}`, `{{b}}` in turn, and
 * whose words there are for what `{{a}}` names.
 */
const DETAILS: readonly (readonly [form: RegExp, key: TextKey, group?: string])[] = [
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
  [/^(.+) is no number$/, 'detail.noNumber', 'metric'],
  [/^reading:(.+)$/, 'detail.reading', 'metric'],
  [/^case:(.+)$/, 'detail.case', 'caseKind'],
  [/^event:(.+)$/, 'detail.event', 'eventType'],
  [/^(.+) is no text$/, 'detail.noText'],
  [/^no object$/, 'detail.noObject'],
  [/^at position (\d+)$/, 'detail.position'],
  [/^ends too early$/, 'detail.cut'],
  [/^a character out of place$/, 'detail.misplaced'],
  [/^no MaHoSo$/, 'detail.noDossier'],
  [/^more than (\d+) records$/, 'detail.tooMany'],
  [/^no configuration has named this topic$/, 'detail.noConfiguration'],
  [/^no topic of this format$/, 'detail.noTopic'],
];

/** In the reader's language where it is known, as the server said it otherwise. */
export function detailWords(detail: string, { t, word }: Pick<Texts, 't' | 'word'>): string {
  for (const [form, key, group] of DETAILS) {
    const [whole, a = '', b = ''] = form.exec(detail) ?? [];
    if (whole !== undefined) return t(key, { a: group ? word(group, a) : a, b });
  }
  return detail;
}

/** What a detail names by a word of ours instead of the name that was sent. */
export function sentName(detail: string, { word }: Pick<Texts, 'word'>): string | undefined {
  for (const [form, , group] of DETAILS) {
    const name = group && form.exec(detail)?.[1];
    if (name && word(group, name) !== name) return name;
  }
  return undefined;
}
