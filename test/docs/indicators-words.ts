import type { KpiDefinition } from '@nhip-xa/contract';
import { FURTHER_KPIS, INDICATORS } from '@nhip-xa/domain';
import { thresholdWords, windowWords } from './definition-words';

/** What the founding documents ask, row by row, and which KPI answers it. */
export function indicatorsSection(labelOf: (code: string) => string): string {
  const rows = INDICATORS.map(({ id, asks, kpis, note }) => {
    const answers = kpis.map((code) => `${labelOf(code)} \`${code}\``).join(', ');
    return `| ${id} | ${asks.vi} — ${asks.en} | ${answers}${note ? `. ${note.vi} _${note.en}_` : ''} |`;
  });
  return [
    '## The 92 indicators',
    'What the founding documents ask of a digital commune, in our words, and which KPI answers it. A KPI whose label begins with S comes switched off; an administrator switches it on with one click.',
    ['| | asked | answered by |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** The KPIs that come switched off, a line each. */
export function furtherSection(): string {
  const rows = FURTHER_KPIS.map(rowOf);
  return [
    '## Switched off at first',
    `${FURTHER_KPIS.length} further KPIs come with the product, in \`libs/shared/domain/src/kpi/further\`; most need a source that few communes have yet.`,
    [
      '| label | code | tên | what it counts | formula | window | target | warning, critical | unit |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

function rowOf(definition: KpiDefinition): string {
  const { label, code, name, words, formula, window, target, warning, critical, uom } = definition;
  const cells = [
    label,
    `\`${code}\``,
    `${name.vi} — ${name.en}`,
    `${words.vi}. _${words.en}._`,
    `\`${formula}\``,
    windowWords(window),
    target === '' ? '–' : target,
    `${thresholdWords(warning)}, ${thresholdWords(critical)}`,
    uom,
  ];
  return `| ${cells.join(' | ')} |`;
}
