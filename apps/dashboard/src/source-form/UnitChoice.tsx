import '../api/zod-settings';
import { SEARCH_LIMITS, searchAnswer, type UnitLevel } from '@nhip-xa/contract';
import { Select, useDebouncedValue } from '@nhip-xa/web-controls';
import { useTexts, type Language } from '@nhip-xa/web-ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { parsed } from '../api/parsed';
import { unitQuery, unitsBelowQuery } from '../api/queries';
import { isAsked, TYPED_MS } from '../search/search-queries';
import { useMe } from '../shell/me';
import { unitName } from '../shell/unit-name';

interface Choice {
  value: string;
  label: string;
}

/** [contract 1] a source belongs to a commune or a province. */
const HOLDS_SOURCES: ReadonlySet<UnitLevel> = new Set<UnitLevel>(['commune', 'province']);

const unitsFound = (q: string) =>
  queryOptions({
    queryKey: ['search', 'units', q],
    queryFn: ({ signal }) => {
      const query = { q, limit: SEARCH_LIMITS.rowsMost };
      return parsed(searchAnswer, api.GET('/api/v1/search', { params: { query }, signal }));
    },
    enabled: isAsked(q),
    placeholderData: (before) => before,
  });

interface UnitChoiceProps {
  value: string;
  choose: (code: string) => void;
}

/** The unit that a source belongs to, found by a few letters; a commune's people have nothing to choose. */
export function UnitChoice({ value, choose }: UnitChoiceProps): ReactElement | null {
  const { t } = useTexts();
  const own = useQuery(unitQuery(useMe().unit)).data;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choices = useChoices(typed);
  if (own?.level === 'commune') return null;
  const data =
    chosen && !choices.some((one) => one.value === chosen.value) ? [chosen, ...choices] : choices;
  return (
    <Select
      className="source-form__unit"
      label={t('admin.unit')}
      description={t('sourceForm.unitHow')}
      data={data}
      value={value === '' ? null : value}
      onChange={(code) => {
        setChosen(data.find((one) => one.value === code) ?? null);
        choose(code ?? '');
      }}
      searchable
      onSearchChange={setTyped}
      // the server found them
      filter={({ options }) => options}
      nothingFoundMessage={t('sourceForm.unitNone')}
      limit={SEARCH_LIMITS.rowsMost}
      required
      name="unit"
    />
  );
}

function useChoices(typed: string): Choice[] {
  const { t, language } = useTexts();
  const me = useMe();
  const [q] = useDebouncedValue(typed, TYPED_MS);
  const own = useQuery(unitQuery(me.unit)).data;
  const below = useQuery(unitsBelowQuery(me.unit)).data?.items;
  const asked = wordsOf(q);
  const found = useQuery(unitsFound(asked)).data?.units;
  return useMemo(() => {
    const near = [...(own ? [own] : []), ...(below ?? [])];
    const units = isAsked(asked) && found ? found : near;
    return units
      .filter(({ level }) => HOLDS_SOURCES.has(level))
      .map((unit) => ({ value: unit.code, label: labelOf(unit, language, t('simulated')) }));
  }, [asked, found, own, below, language, t]);
}

/** What stands in the field after a choice is `06184 · Xã Đồng Đăng`: its code finds it. */
const wordsOf = (typed: string): string => typed.split(' · ')[0]?.trim() ?? '';

function labelOf(
  unit: {
    code: string;
    name: { vi: string; en?: string | undefined };
    kind: string | null;
    simulated: boolean;
  },
  language: Language,
  simulated: string,
): string {
  const name = unitName(unit, language);
  return `${unit.code} · ${name}${unit.simulated ? ` (${simulated})` : ''}`;
}
