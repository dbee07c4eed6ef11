import { columnWord, listWord, type ListName, type WordsLanguage } from '@nhip-xa/domain';
import type { UnitStore } from '@nhip-xa/ports';
import type { Cell, Row } from './cells';
import { FILE_WORDS } from './file-words';

/** Where the words of a filter's value are, of each list. */
const GROUPS: Readonly<Record<string, string>> = {
  'cases kind': 'caseKind',
  'cases state': 'state',
  'cases channel': 'channel',
  'cases changed': 'change',
  'sources kind': 'sourceKind',
  'sources state': 'presence',
  'sources flag': 'flag',
};
/** Moments in microseconds. */
const MOMENTS: readonly string[] = [
  ...['from', 'to', 'closedFrom', 'closedTo', 'changedFrom', 'changedTo', 'at'],
];
/** Told in a line of its own, or of a list alone. */
const NO_FILTERS: readonly string[] = ['unit', 'sort'];

/** The first lines of a list's file: what it is, of which unit, filtered how, ordered how, and when. */
export class AboutList {
  constructor(
    private readonly units: UnitStore,
    private readonly now: () => number,
  ) {}

  async of(
    list: ListName,
    unit: string,
    filters: Readonly<Record<string, unknown>>,
    language: WordsLanguage,
  ): Promise<readonly Row[]> {
    const words = FILE_WORDS[language];
    const name = (await this.units.one(unit))?.name;
    return [
      [words.list, words.titles[list]],
      [words.unit, (language === 'en' ? name?.en : undefined) ?? name?.vi ?? '', unit],
      ...Object.entries(filters)
        .filter(([filter, value]) => value !== undefined && !NO_FILTERS.includes(filter))
        .map(([filter, value]): Row => [
          words.filters[filter] ?? filter,
          filterCell(list, filter, value, language),
        ]),
      ...orderOf(list, filters['sort'], language),
      [words.moment, new Date(this.now())],
    ];
  }
}

function filterCell(list: ListName, filter: string, value: unknown, language: WordsLanguage): Cell {
  const { yes, no } = FILE_WORDS[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number' && MOMENTS.includes(filter)) return new Date(value / 1000);
  const group = GROUPS[`${list} ${filter}`];
  return group === undefined ? String(value) : listWord(group, String(value), language);
}

/** The column that it is ordered by, with an arrow up where the least comes first. */
function orderOf(list: ListName, sort: unknown, language: WordsLanguage): Row[] {
  if (typeof sort !== 'string') return [];
  const descending = sort.startsWith('-');
  const column = descending ? sort.slice(1) : sort;
  const heading = columnWord as (list: ListName, name: string, language: WordsLanguage) => string;
  return [
    [FILE_WORDS[language].order, `${heading(list, column, language)} ${descending ? '↓' : '↑'}`],
  ];
}
