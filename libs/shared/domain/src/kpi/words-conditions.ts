import type { AttributeTest, CaseWhere, Comparison, MeasureTerm } from '@nhip-xa/contract';
import { nameBoth, valueBoth } from './words-attributes';
import type { Said } from './words-nouns';

const said = (vi: string, en: string, formula = en): Said => ({ vi, en, formula });

const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '==': '=' } as const;

/** A rule over a number, such as `≥ 15`. */
export const ruleWords = (rule: Comparison): string =>
  Object.entries(SIGNS)
    .flatMap(([name, sign]) => {
      const bound = rule[name as keyof Comparison];
      return bound === undefined ? [] : [`${sign} ${bound}`];
    })
    .join(', ');

function testWords(name: string, test: AttributeTest): Said {
  const [vi, en] = nameBoth(name);
  if (Array.isArray(test)) {
    const values = test.map((value) => valueBoth(name, value));
    return said(
      `${vi}: ${values.map(([word]) => word).join(' hoặc ')}`,
      `${en}: ${values.map(([, word]) => word).join(' or ')}`,
      `${name} = ${test.join(' | ')}`,
    );
  }
  if (typeof test !== 'object') {
    const value = valueBoth(name, test);
    return said(`${vi}: ${value[0]}`, `${en}: ${value[1]}`, `${name} = ${String(test)}`);
  }
  if ('present' in test) {
    return test.present
      ? said(`có ${vi}`, `with ${en}`, `${name} present`)
      : said(`không có ${vi}`, `without ${en}`, `${name} absent`);
  }
  if ('not' in test) {
    const value = valueBoth(name, test.not);
    return said(`${vi} khác ${value[0]}`, `${en} not ${value[1]}`, `${name} ≠ ${String(test.not)}`);
  }
  return said(`${vi} ${ruleWords(test)}`, `${en} ${ruleWords(test)}`, `${name} ${ruleWords(test)}`);
}

const testsWords = (tests: Readonly<Record<string, AttributeTest>> | undefined): Said[] =>
  Object.entries(tests ?? {}).map(([name, test]) => testWords(name, test));

const WITHIN = {
  openedAt: said('mở trong kỳ', 'opened in the window', 'openedAt in window'),
  acceptedAt: said('tiếp nhận trong kỳ', 'accepted in the window', 'acceptedAt in window'),
  closedAt: said('xong trong kỳ', 'closed in the window', 'closedAt in window'),
} as const;

const FLAGS: readonly [keyof CaseWhere, Said][] = [
  ['open', said('đang xử lý', 'open')],
  ['overdue', said('đang quá hạn', 'overdue')],
  ['dueSoon', said('sắp đến hạn', 'due by the next working day', 'due soon')],
  ['inForce', said('đang có hiệu lực', 'in force')],
  ['due', said('có hạn', 'with a due date', 'due date present')],
];

const choice = (vi: string, en: string, given: string | readonly string[] | undefined): Said[] => {
  if (given === undefined) return [];
  const values = typeof given === 'string' ? [given] : given;
  return [
    said(
      `${vi} ${values.join(' hoặc ')}`,
      `${en} ${values.join(' or ')}`,
      `${en} = ${values.join(' | ')}`,
    ),
  ];
};

function caseConditions(where: CaseWhere): Said[] {
  const { late, receivedElsewhere: elsewhere, within } = where;
  const { supplementsAtMost: most, supplementsAtLeast: least } = where;
  const found: Said[] = within ? [WITHIN[within]] : [];
  found.push(...FLAGS.filter(([flag]) => where[flag]).map(([, words]) => words));
  if (late !== undefined)
    found.push(late ? said('trễ hạn', 'late') : said('không trễ hạn', 'not late'));
  found.push(...choice('trạng thái', 'state', where.state));
  found.push(...choice('loại', 'category', where.category));
  found.push(...choice('mức', 'severity', where.severity));
  if (elsewhere !== undefined) {
    found.push(
      elsewhere
        ? said('do xã khác tiếp nhận', 'received elsewhere')
        : said('tiếp nhận tại xã', 'received here'),
    );
  }
  if (most !== undefined) {
    found.push(
      said(
        `bổ sung không quá ${most} lần`,
        `at most ${most} supplements`,
        `supplements <= ${most}`,
      ),
    );
  }
  if (least !== undefined) {
    found.push(
      said(
        `bổ sung ít nhất ${least} lần`,
        `at least ${least} supplements`,
        `supplements >= ${least}`,
      ),
    );
  }
  return [...found, ...testsWords(where.attributes)];
}

const kindWords = (kinds: readonly string[] | undefined): Said[] =>
  choice('nguồn', 'source', kinds);

function sourceConditions(where: Extract<MeasureTerm, { fact: 'source' }>['where'] = {}): Said[] {
  const found: Said[] = [];
  if (where.online !== undefined) {
    found.push(where.online ? said('trực tuyến', 'online') : said('mất kết nối', 'offline'));
  }
  const { lastIsOne: metric, darkForHours: hours } = where;
  if (metric !== undefined) {
    found.push(
      said(
        `${metric} gần nhất (nếu có) bằng 1`,
        `last ${metric}, if any, is 1`,
        `last ${metric} = 1`,
      ),
    );
  }
  if (hours !== undefined) {
    found.push(
      said(`không có hình từ ${hours} giờ`, `without a frame for ${hours} h`, `dark ${hours} h`),
    );
  }
  if (where.evenMaintained) {
    found.push(said('kể cả đang bảo trì', 'even under maintenance'));
  }
  return [...found, ...testsWords(where.attributes)];
}

/** Which facts of its noun a term counts. */
export function conditionsOf(term: MeasureTerm): Said[] {
  switch (term.fact) {
    case 'case':
      return caseConditions(term.where ?? {});
    case 'event':
      return testsWords(term.where?.attributes);
    case 'source':
      return sourceConditions(term.where);
    case 'reading': {
      const is = term.is
        ? [said(`có giá trị ${ruleWords(term.is)}`, `at ${ruleWords(term.is)}`, ruleWords(term.is))]
        : [];
      return [...kindWords(term.where?.kinds), ...testsWords(term.where?.attributes), ...is];
    }
    case 'system':
      return [];
  }
}
