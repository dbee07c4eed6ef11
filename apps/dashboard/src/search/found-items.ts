import { NATION, type SearchAnswer, type SearchStep } from '@nhip-xa/contract';
import { SEARCH_RANKS } from '@nhip-xa/domain';
import { date, momentMs, type Language, type TextKey, type Texts } from '@nhip-xa/web-ui';
import type { ConsolePage } from '../navigation/pages-of';
import { unitName } from '../shell/unit-name';
import { RANKS, RANK_BESIDE, rankOf } from './known';

/** Where a result leads. */
export type FoundPlace =
  | { to: '/u/$unit/kpi/$kpi'; params: { unit: string; kpi: string } }
  | { to: '/s/$key'; params: { key: string } }
  | { to: '/u/$unit/cases'; params: { unit: string }; search: { kind: string; procedure: string } }
  | { to: '/u/$unit/case/$kind/$id'; params: { unit: string; kind: string; id: string } }
  | { to: ConsolePage['to']; params?: { unit: string } };

/** A result as it is listed: what it is called, where it lies, what it is. */
export interface FoundItem {
  id: string;
  name: string;
  /** Its code, label or key, beside the name. */
  code: string;
  path: string;
  kind: string;
  place: FoundPlace;
  /** How well it answers, 0 best. */
  rank: number;
}

export interface FoundGroup {
  title: TextKey;
  items: FoundItem[];
}

export interface Reader extends Pick<Texts, 't' | 'language' | 'word'> {
  q: string;
  /** The unit whose KPI or cases a result opens, and its name. */
  unit: string;
  unitWords: string;
  /** A text in either language: pages are found by both of their names. */
  textIn: (language: Language, key: TextKey) => string;
}

/** All of it lies in the nation: that need not be said. */

/** `Xã Đồng Đăng · Lạng Sơn`: from the thing outwards. */
const pathWords = (path: readonly SearchStep[], language: Language): string =>
  path
    .filter(({ code }) => code !== NATION)
    .map((step) => unitName(step, language))
    .reverse()
    .join(' · ');

/** What was found, by kind, the kind with the best answer first; a kind of which there is none is left out. */
export function foundGroups(
  answer: SearchAnswer,
  pages: readonly ConsolePage[],
  reader: Reader,
): FoundGroup[] {
  const groups: FoundGroup[] = [
    { title: 'search.units', items: unitItems(answer, reader) },
    { title: 'search.kpis', items: kpiItems(answer, reader) },
    { title: 'search.pages', items: pageItems(pages, reader) },
    { title: 'search.procedures', items: procedureItems(answer, reader) },
    { title: 'search.sources', items: sourceItems(answer, reader) },
    { title: 'search.cases', items: caseItems(answer, reader) },
  ];
  return groups.filter(({ items }) => items.length > 0).sort((a, b) => bestOf(a) - bestOf(b));
}

const bestOf = ({ items }: FoundGroup): number => Math.min(...items.map(({ rank }) => rank));

/** The worst rank of what nothing better is likely to come before: a name that begins as was asked. */
const LIKELY = SEARCH_RANKS.indexOf('begins');

/** What can be shown before all is known: the rest would be pushed down by what comes. */
export const likely = (groups: readonly FoundGroup[]): FoundGroup[] =>
  groups
    .map((group) => ({ ...group, items: group.items.filter(({ rank }) => rank <= LIKELY) }))
    .filter(({ items }) => items.length > 0);

/** What came while somebody was choosing stands below what is there, which stays where it is. */
export function addedBelow(
  there: readonly FoundGroup[],
  now: readonly FoundGroup[],
): readonly FoundGroup[] {
  const ids = new Set(there.flatMap(({ items }) => items.map(({ id }) => id)));
  const items = now.flatMap((group) => group.items).filter(({ id }) => !ids.has(id));
  return items.length > 0 ? [...there, { title: 'search.more', items }] : there;
}

const unitItems = ({ units }: SearchAnswer, { t, language, q }: Reader): FoundItem[] =>
  units.map((unit) => ({
    id: `unit ${unit.code}`,
    name: unitName(unit, language),
    code: unit.code,
    path: pathWords(unit.path.slice(0, -1), language),
    kind: unit.simulated ? t('simulatedUnit') : t(`level.${unit.level}`),
    place: { to: '/u/$unit', params: { unit: unit.code } },
    rank: RANKS.units(unit, q) ?? RANK_BESIDE,
  }));

const kpiItems = ({ kpis }: SearchAnswer, reader: Reader): FoundItem[] =>
  kpis.map((kpi) => ({
    id: `kpi ${kpi.code}`,
    name: reader.language === 'en' ? (kpi.name.en ?? kpi.name.vi) : kpi.name.vi,
    code: kpi.label,
    path: reader.unitWords,
    kind: reader.t(`domain.${kpi.domain}`),
    place: { to: '/u/$unit/kpi/$kpi', params: { unit: reader.unit, kpi: kpi.code } },
    rank: RANKS.kpis(kpi, reader.q) ?? RANK_BESIDE,
  }));

const pageItems = (pages: readonly ConsolePage[], reader: Reader): FoundItem[] =>
  pages
    .flatMap((page) => {
      const names = [reader.textIn('vi', page.text), reader.textIn('en', page.text)];
      const rank = rankOf({ names }, reader.q);
      return rank === undefined ? [] : [pageItem(page, rank, reader)];
    })
    .sort((a, b) => a.rank - b.rank);

function pageItem(page: ConsolePage, rank: number, { t, unitWords }: Reader): FoundItem {
  const { text, ...place } = page;
  const isOfUnit = 'params' in page;
  const isOfAdmin = !isOfUnit && page.to !== '/account';
  const path = isOfUnit ? unitWords : isOfAdmin ? t('nav.admin') : '';
  return {
    ...{ id: `page ${page.to}`, name: t(text), code: '', path, kind: t('search.page') },
    ...{ place, rank },
  };
}

const procedureItems = ({ procedures }: SearchAnswer, reader: Reader): FoundItem[] =>
  (procedures ?? []).map((one) => ({
    id: `procedure ${one.procedure}`,
    name: one.name ?? one.procedure,
    code: one.name === null ? '' : one.procedure,
    path: reader.unitWords,
    kind: reader.t('search.procedure'),
    place: {
      to: '/u/$unit/cases',
      params: { unit: reader.unit },
      search: { kind: 'dossier', procedure: one.procedure },
    },
    rank: RANKS.procedures(one, reader.q) ?? RANK_BESIDE,
  }));

const sourceItems = ({ sources }: SearchAnswer, { language, word, q }: Reader): FoundItem[] =>
  sources.map((source) => ({
    id: `source ${source.key}`,
    name: source.name,
    code: source.key,
    path: pathWords(source.path, language),
    kind: word('sourceKind', source.kind),
    place: { to: '/s/$key', params: { key: source.key } },
    rank: RANKS.sources(source, q) ?? RANK_BESIDE,
  }));

const caseItems = ({ cases }: SearchAnswer, { t, language, word, q }: Reader): FoundItem[] =>
  (cases ?? []).map((one) => {
    const { unit, kind, id, state, open } = one;
    const stands = state ? word('state', state) : t(open ? 'case.open' : 'case.closed');
    return {
      id: `case ${unit} ${kind} ${id}`,
      name: id,
      code: date(momentMs(one.openedAt)),
      path: pathWords(one.path, language),
      kind: `${word('caseKind', kind)}, ${stands}`,
      place: { to: '/u/$unit/case/$kind/$id', params: { unit, kind, id } },
      rank: RANKS.cases(one, q) ?? RANK_BESIDE,
    };
  });
