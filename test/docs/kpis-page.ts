import { DOMAINS, type Domain, type KpiDefinition } from '@nhip-xa/contract';
import {
  ALERTING_REASONS,
  BUILT_IN_KPIS,
  COMMON_DECISIONS,
  DECISIONS,
  FURTHER_KPIS,
  WORKED_CASES,
} from '@nhip-xa/domain';
import {
  ROLL_UP_WORDS,
  alertingWords,
  durationWords,
  thresholdWords,
  windowWords,
} from './definition-words';
import { furtherSection, indicatorsSection } from './indicators-words';
import { workedCaseWords } from './worked-case-words';

/** Where the page lies in the checkout. */
export const KPIS_PAGE = 'docs/kpis.md';

const DOMAIN_NAMES: Readonly<Record<Domain, string>> = {
  'public-services': 'Dịch vụ công — public services',
  administration: 'Chỉ đạo, điều hành — administration',
  'citizen-feedback': 'Phản ánh, kiến nghị — citizen feedback',
  security: 'An ninh, trật tự — security',
  environment: 'Môi trường, thiên tai — environment',
  infrastructure: 'Hạ tầng số — infrastructure',
  'digital-economy': 'Kinh tế số — digital economy',
  'digital-society': 'Xã hội số — digital society',
  value: 'Giá trị — value against cost',
};

const HEAD = `# The KPIs

<!-- Written by \`npm run docs:kpis\` from the definitions and their worked cases; a stale page fails a test. -->

${BUILT_IN_KPIS.length} KPIs come with the product, the first choice for every wall. Each is data in
\`libs/shared/domain/src/kpi/built-ins\`, in the language of \`libs/shared/contract/src/measure.ts\`;
[development.md](development.md) says how to add one. The examples were reckoned by hand, and a test
feeds their messages to the real store and compares.

A value is factor × numerator / denominator; thresholds compare it unrounded. Stale, none and 0 are
three different things: a source that fell silent, no source or nothing to divide by, and a zero that
was measured. Numbers are written as in Vietnam: 1.234,5.

What holds for many of them:

${COMMON_DECISIONS.map((decision) => `- ${decision}`).join('\n')}
`;

/** The whole page. */
export function kpisPage(): string {
  const sections = DOMAINS.map((domain) => {
    const kpis = BUILT_IN_KPIS.filter((definition) => definition.domain === domain);
    return [`## ${DOMAIN_NAMES[domain]}`, ...kpis.map(kpiSection)].join('\n\n');
  });
  const appendices = [indicatorsSection(labelOf), furtherSection()];
  return `${[HEAD.trim(), contents(), ...sections, ...appendices].join('\n\n')}\n`;
}

const labelOf = (code: string): string =>
  [...BUILT_IN_KPIS, ...FURTHER_KPIS].find((each) => each.code === code)?.label ?? code;

const titleOf = ({ label, name }: KpiDefinition): string => `${label} ${name.vi}`;

function contents(): string {
  const rows = BUILT_IN_KPIS.map(
    ({ label, code, name, target, uom }) =>
      `| ${label} | \`${code}\` | ${name.vi} | ${name.en} | ${target} | ${uom} |`,
  );
  const head = [
    '| label | code | tên | name | target | unit |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return [...head, ...rows].join('\n');
}

function kpiSection(definition: KpiDefinition): string {
  const { code, name, words, uom } = definition;
  const decisions = DECISIONS[code] ?? [];
  return [
    `### ${titleOf(definition)}`,
    `\`${code}\` · ${name.en}`,
    `${words.vi}.  \n_${words.en}._`,
    facts(definition),
    ...(decisions.length > 0 ? [decisions.map((decision) => `- ${decision}`).join('\n')] : []),
    ...WORKED_CASES.filter(({ kpi }) => kpi === code).map((worked) => workedCaseWords(worked, uom)),
  ].join('\n\n');
}

/** What else the definition says, a line each. */
function facts(definition: KpiDefinition): string {
  const { code, window, freshFor, target, uom, better, warning, critical, rollUp } = definition;
  const alerting = alertingWords(definition, ALERTING_REASONS[code]);
  const rows: [string, string][] = [
    ['formula', `\`${definition.formula}\``],
    ['window', windowWords(window)],
    ['target', `${target} (${BETTER[better]})`],
    ['unit', uom],
    ['warning, critical', `${thresholdWords(warning)}, ${thresholdWords(critical)}`],
    ['of a province', ROLL_UP_WORDS[rollUp]],
    ...(freshFor
      ? [['fresh for', `${durationWords(freshFor)} after a last value`] as [string, string]]
      : []),
    ...(alerting ? [['alert', alerting] as [string, string]] : []),
    ['rule', definition.basis ?? '–'],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([what, text]) => `| ${what} | ${text} |`)].join(
    '\n',
  );
}

const BETTER: Readonly<Record<KpiDefinition['better'], string>> = {
  lower: 'lower is better',
  higher: 'higher is better',
  range: 'within the range is best',
};
