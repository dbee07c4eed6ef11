import type { Given, Said, WorkedCase, WorkedSource } from '@nhip-xa/domain';
import { momentWords, number } from './definition-words';

/** A case as the page shows it: the messages, the sum by hand, and what comes of it. */
export function workedCaseWords(worked: WorkedCase, uom: string): string {
  const { title, at, reckoning, expect: expected } = worked;
  return [
    `**Example** (${title.vi} / ${title.en}), ${momentWords(at)}. ${reckoning}`,
    '',
    `→ **${number(expected.value)} ${uom}**, ${expected.status}.`,
    '',
    '<details><summary>The facts</summary>',
    '',
    '```text',
    ...worked.sources.map(sourceLine),
    ...worked.said.flatMap(saidLines),
    ...(worked.given ? givenLines(worked.given) : []),
    '```',
    '',
    '</details>',
  ].join('\n');
}

function sourceLine({ id, kind, unit, ...rest }: WorkedSource): string {
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `source ${unit}.${id} (${kind})${more}`;
}

/** One line an item, so that each can be read by itself. */
function saidLines({ source, channel, at, payload }: Said): string[] {
  const items: unknown[] = Array.isArray(payload) ? payload : [payload];
  const topic = `…/${source}/${channel}`;
  return [`${momentWords(at)} ${topic}`, ...items.map((item) => `  ${textOf(item)}`)];
}

const textOf = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));

const givenLines = (given: Given): string[] =>
  Object.entries(given).map(([what, value]) => `given ${what}: ${JSON.stringify(value)}`);
