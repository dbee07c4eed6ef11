import type { Aggregate, Measure, MeasureTerm, PerSource } from '@nhip-xa/contract';
import { isFactMeasure, type Side } from './definition';
import { conditionsOf, ruleWords } from './words-conditions';
import { nounOf, numberOf, type Said } from './words-nouns';

const AGGREGATES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  count: ['số', 'number of'],
  sum: ['tổng', 'sum of'],
  mean: ['trung bình', 'mean of'],
  min: ['nhỏ nhất', 'lowest of'],
  max: ['lớn nhất', 'highest of'],
  median: ['trung vị', 'median of'],
  last: ['giá trị gần nhất', 'last of'],
  slope: ['tốc độ mỗi giờ', 'change an hour of'],
  increase: ['mức tăng', 'increase of'],
};

function aggregateWords(aggregate: Aggregate | PerSource): Said {
  if (typeof aggregate === 'string') {
    const [vi, en] = AGGREGATES[aggregate] ?? [aggregate, aggregate];
    return { vi, en, formula: aggregate };
  }
  if ('percentile' in aggregate) {
    const text = `p${aggregate.percentile}`;
    return { vi: `phân vị ${aggregate.percentile} của`, en: `${text} of`, formula: text };
  }
  if ('distinct' in aggregate) {
    const { distinct } = aggregate;
    return {
      vi: `số ${distinct} khác nhau của`,
      en: `different ${distinct} of`,
      formula: `distinct ${distinct}`,
    };
  }
  if ('share' in aggregate) {
    const rule = ruleWords(aggregate.share);
    return { vi: `tỷ lệ ${rule} của`, en: `share ${rule} of`, formula: `share ${rule}` };
  }
  const { by, atLeast } = aggregate.groups;
  return {
    vi: `số nhóm cùng ${by.join(', ')} từ ${atLeast} trở lên của`,
    en: `groups of at least ${atLeast} alike in ${by.join(', ')} of`,
    formula: `groups by ${by.join(', ')} of at least ${atLeast}`,
  };
}

/** What a term takes of one source before it looks at all of them. */
function perSourceWords(term: MeasureTerm): Said | undefined {
  if (term.fact !== 'reading' || 'function' in term) return undefined;
  return aggregateWords(term.perSource);
}

function termWords(term: MeasureTerm): Said {
  const noun = nounOf(term);
  if (term.fact === 'system') return noun;
  const how = aggregateWords(term.aggregate);
  const number = numberOf(term);
  const each = perSourceWords(term);
  const conditions = conditionsOf(term);
  const of = (language: 'vi' | 'en', word: string): string => {
    const what = number ? `${number[language]} ${word} ${noun[language]}` : noun[language];
    const whole = each ? `${each[language]} ${what}` : what;
    const told = conditions.map((one) => one[language]);
    return [`${how[language]} ${whole}`, ...told].join(', ');
  };
  const filter = conditions.map(({ formula }) => formula).join(', ');
  const counted = number ? `: ${number.formula}` : '';
  const inside = `${noun.formula}${filter ? `: ${filter}` : ''}${counted}`;
  return {
    vi: of('vi', 'của'),
    en: of('en', 'of'),
    formula: `${how.formula}(${each ? `${each.formula}(${inside})` : inside})`,
  };
}

function sideWords(side: Side): Said {
  const join = (language: keyof Said, plus: string, minus: string): string =>
    side
      .map((term, at) => {
        const times = term.times === undefined ? '' : ` × ${term.times}`;
        const sign = term.minus ? minus : at === 0 ? '' : plus;
        return `${sign}${termWords(term)[language]}${times}`;
      })
      .join(' ');
  return {
    vi: join('vi', 'cộng ', 'trừ '),
    en: join('en', 'plus ', 'less '),
    formula: join('formula', '+ ', '- '),
  };
}

const bracketed = (side: Side, formula: string): string =>
  side.length > 1 ? `(${formula})` : formula;

const CALENDAR: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  now: ['', ''],
  today: ['hôm nay', 'today'],
  month: ['trong tháng', 'this month'],
  quarter: ['trong quý', 'this quarter'],
  year: ['trong năm', 'this year'],
};

/** How a window is said: `trong 30 ngày`, `trong 24 giờ`; nothing for the present. */
export function windowWords(window: string): { vi: string; en: string } {
  const known = CALENDAR[window];
  if (known) return { vi: known[0], en: known[1] };
  const [, , count = '', letter = ''] = /^(PT?)(\d+)([DHM])$/.exec(window) ?? [];
  const vi = { D: 'ngày', H: 'giờ', M: 'phút' }[letter] ?? '';
  const en = { D: 'day', H: 'hour', M: 'minute' }[letter] ?? '';
  return { vi: `trong ${count} ${vi}`, en: `in ${count} ${en}${count === '1' ? '' : 's'}` };
}

const sentence = (parts: readonly string[]): string => {
  const text = parts.filter((part) => part !== '').join(' ');
  // words of a definition are as long as the contract lets them be
  return (text.charAt(0).toUpperCase() + text.slice(1)).slice(0, 500);
};

/** What a measure comes to in the words of both languages, told from its data alone. */
export function wordsOf(measure: Measure, window: string): { vi: string; en: string } {
  if (!isFactMeasure(measure)) {
    const what = 'formula' in measure ? measure.formula : measure.function;
    const named = Object.entries(measure.parts).map(([name, code]) => `${name}: ${code}`);
    const parts = named.join(', ');
    return { vi: sentence([what, `với ${parts}`]), en: sentence([what, `with ${parts}`]) };
  }
  const { numerator, denominator } = measure;
  const [top, bottom] = [sideWords(numerator), denominator && sideWords(denominator)];
  const when = windowWords(window);
  return {
    vi: sentence([top.vi, bottom ? `trên ${bottom.vi}` : '', when.vi]),
    en: sentence([top.en, bottom ? `out of ${bottom.en}` : '', when.en]),
  };
}

/** A measure as a formula, in the manner of the catalogue. */
export function formulaOf(measure: Measure): string {
  if (!isFactMeasure(measure)) {
    return 'formula' in measure
      ? measure.formula
      : `${measure.function}(${Object.values(measure.parts).join(', ')})`;
  }
  const { numerator, denominator, factor } = measure;
  const top = bracketed(numerator, sideWords(numerator).formula);
  if (!denominator) return top.slice(0, 1_000);
  const times = factor === undefined || factor === 1 ? '' : `${factor} * `;
  return `${times}${top} / ${bracketed(denominator, sideWords(denominator).formula)}`.slice(
    0,
    1_000,
  );
}
