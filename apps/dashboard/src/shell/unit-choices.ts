import { SEARCH_LIMITS, type Unit, type UnitLevel } from '@nhip-xa/contract';
import { foldText } from '@nhip-xa/domain';
import { useDebouncedValue } from '@nhip-xa/web-controls';
import { useTexts, type Texts } from '@nhip-xa/web-ui';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { unitQuery, unitsBelowQuery } from '../api/queries';
import { foundAmong } from '../search/known';
import { TYPED_MS, isAsked } from '../search/search-queries';
import { toldBefore } from '../search/told';
import { useMe } from './me';
import { unitName } from './unit-name';

/** A unit to choose: its code, and that with its name. */
export interface UnitOption {
  value: string;
  label: string;
}

const unitsFound = (q: string) =>
  queryOptions({
    queryKey: ['search', 'units', q],
    queryFn: ({ signal }) => {
      const query = { q, limit: SEARCH_LIMITS.rowsMost };
      return answered(api.GET('/api/v1/search', { params: { query }, signal }));
    },
    enabled: isAsked(q),
    staleTime: 30_000,
  });

const optionOf = (
  unit: Pick<Unit, 'code' | 'name' | 'kind' | 'simulated'>,
  { t, language }: Pick<Texts, 't' | 'language'>,
): UnitOption => {
  const name = unitName(unit, language);
  const mark = unit.simulated ? ` (${t('simulated')})` : '';
  return { value: unit.code, label: `${unit.code} · ${name}${mark}` };
};

/** What stands in the field after a choice is `06184 · Xã Đồng Đăng`: its code finds it. */
const wordsOf = (typed: string): string => typed.split(' · ')[0]?.trim() ?? '';

/**
 * The units of some levels that a text means: for none the chosen one and those near at hand; else at once
 * those that the browser knows, then those that the server finds.
 */
export function useUnitChoices(
  typed: string,
  value: string,
  levels: readonly UnitLevel[],
): UnitOption[] {
  const texts = useTexts();
  const me = useMe();
  const queries = useQueryClient();
  const own = useQuery(unitQuery(me.unit)).data;
  const below = useQuery(unitsBelowQuery(me.unit)).data?.items;
  const chosen = useQuery({ ...unitQuery(value), enabled: value !== '' }).data;
  const q = wordsOf(typed);
  const [asked] = useDebouncedValue(q, TYPED_MS);
  const found = useQuery(unitsFound(asked)).data?.units;
  return useMemo(() => {
    // one letter, or the one that is chosen, asks for nothing
    const isOpen = foldText(q).length < SEARCH_LIMITS.charactersLeast || q === value;
    const near = [...(own ? [own] : []), ...(below ?? [])];
    const known = (): readonly UnitLike[] => foundAmong(toldBefore(queries, me.unit), q).units;
    const units: readonly UnitLike[] = isOpen ? near : (asked === q && found) || known();
    const options = units
      .filter(({ level }) => levels.includes(level))
      .map((unit) => optionOf(unit, texts));
    const stands = chosen ? optionOf(chosen, texts) : { value, label: value };
    // the field knows the chosen one still while another is sought
    const isThere = value === '' || !isOpen || options.some((one) => one.value === value);
    return isThere ? options : [stands, ...options];
  }, [q, asked, found, own, below, chosen, value, levels, queries, me.unit, texts]);
}

type UnitLike = Pick<Unit, 'code' | 'name' | 'kind' | 'simulated' | 'level'>;
