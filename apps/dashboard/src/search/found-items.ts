import type { SearchAnswer, SearchStep } from '@nhip-xa/contract';
import { date, momentMs, type Language, type TextKey, type Texts } from '@nhip-xa/web-ui';
import { unitName } from '../shell/unit-name';

/** Where a result leads. */
export type FoundPlace =
  | { to: '/u/$unit'; params: { unit: string } }
  | { to: '/u/$unit/kpi/$kpi'; params: { unit: string; kpi: string } }
  | { to: '/s/$key'; params: { key: string } }
  | { to: '/u/$unit/case/$kind/$id'; params: { unit: string; kind: string; id: string } };

/** A result as it is listed: what it is called, where it lies, what it is. */
export interface FoundItem {
  id: string;
  name: string;
  /** Its code, label or key, beside the name. */
  code: string;
  path: string;
  kind: string;
  place: FoundPlace;
}

export interface FoundGroup {
  title: TextKey;
  items: FoundItem[];
}

interface Reader extends Pick<Texts, 't' | 'language' | 'word'> {
  /** The unit whose KPI a result opens, and its name. */
  unit: string;
  unitWords: string;
}

/** All of it lies in the nation: that need not be said. */
const NATION = 'VN';

/** `Xã Đồng Đăng · Lạng Sơn`: from the thing outwards. */
const pathWords = (path: readonly SearchStep[], language: Language): string =>
  path
    .filter(({ code }) => code !== NATION)
    .map((step) => unitName(step, language))
    .reverse()
    .join(' · ');

/** What was found, by kind; a kind of which there is none is left out. */
export function foundGroups(answer: SearchAnswer, reader: Reader): FoundGroup[] {
  const groups: FoundGroup[] = [
    { title: 'search.units', items: unitItems(answer, reader) },
    { title: 'search.kpis', items: kpiItems(answer, reader) },
    { title: 'search.sources', items: sourceItems(answer, reader) },
    { title: 'search.cases', items: caseItems(answer, reader) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const unitItems = ({ units }: SearchAnswer, { t, language }: Reader): FoundItem[] =>
  units.map((unit) => ({
    id: `unit ${unit.code}`,
    name: unitName(unit, language),
    code: unit.code,
    path: pathWords(unit.path.slice(0, -1), language),
    kind: unit.simulated ? t('simulatedUnit') : t(`level.${unit.level}`),
    place: { to: '/u/$unit', params: { unit: unit.code } },
  }));

const kpiItems = ({ kpis }: SearchAnswer, { t, language, unit, unitWords }: Reader): FoundItem[] =>
  kpis.map(({ code, label, domain, name }) => ({
    id: `kpi ${code}`,
    name: language === 'en' ? (name.en ?? name.vi) : name.vi,
    code: label,
    path: unitWords,
    kind: t(`domain.${domain}`),
    place: { to: '/u/$unit/kpi/$kpi', params: { unit, kpi: code } },
  }));

const sourceItems = ({ sources }: SearchAnswer, { language, word }: Reader): FoundItem[] =>
  sources.map(({ key, name, kind, path }) => ({
    id: `source ${key}`,
    name,
    code: key,
    path: pathWords(path, language),
    kind: word('sourceKind', kind),
    place: { to: '/s/$key', params: { key } },
  }));

const caseItems = ({ cases }: SearchAnswer, { t, language, word }: Reader): FoundItem[] =>
  (cases ?? []).map(({ unit, kind, id, state, open, openedAt, path }) => ({
    id: `case ${unit} ${kind} ${id}`,
    name: id,
    code: date(momentMs(openedAt)),
    path: pathWords(path, language),
    kind: `${word('caseKind', kind)}, ${state ? word('state', state) : t(open ? 'case.open' : 'case.closed')}`,
    place: { to: '/u/$unit/case/$kind/$id', params: { unit, kind, id } },
  }));
