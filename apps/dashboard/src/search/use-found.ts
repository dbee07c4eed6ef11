import { useDebouncedValue } from '@nhip-xa/web-controls';
import { useTextIn, useTexts } from '@nhip-xa/web-ui';
import type { SearchAnswer } from '@nhip-xa/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { pagesOf } from '../navigation/pages-of';
import { useMe } from '../shell/me';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { addedBelow, foundGroups, likely, type FoundGroup, type FoundItem } from './found-items';
import { foundAmong } from './known';
import { TYPED_MS, isAsked, searchFor } from './search-queries';
import { toldBefore } from './told';

/** What was on show when somebody began to choose from it. */
interface Held {
  q: string;
  groups: readonly FoundGroup[];
}

/** What there is of a question: what the browser knows at once, the rest as soon as the server says it. */
export function useFound(typed: string) {
  const q = typed.trim();
  const [asked] = useDebouncedValue(q, TYPED_MS);
  const { data, error, isPending, refetch } = useQuery(searchFor(asked));
  const queries = useQueryClient();
  const groupsOf = useGroups();
  const [held, hold] = useState<Held | null>(null);
  const answer = asked === q ? data : undefined;
  const isLost = asked === q && error !== null;
  const now = useMemo((): readonly FoundGroup[] => {
    if (!isAsked(q)) return [];
    return answer || isLost ? groupsOf(q, answer) : likely(groupsOf(q, undefined));
  }, [q, answer, isLost, groupsOf]);
  const groups = held?.q === q ? addedBelow(held.groups, now) : now;
  return {
    answer,
    groups,
    error: asked === q ? error : null,
    isPending: isAsked(q) && (isPending || asked !== q),
    retry: (): void => void refetch(),
    /** From here on what stands there keeps its place, until something else is asked. */
    hold: (): void => {
      if (held?.q !== q) hold({ q, groups });
    },
    /** The best result of exactly this question, however fast it was typed. */
    first: async (): Promise<FoundItem | undefined> => {
      const [best] = groups[0]?.items ?? [];
      if (!isAsked(q) || answer !== undefined || best?.rank === 0) return best;
      const found = await queries.query(searchFor(q)).catch(() => undefined);
      return found ? groupsOf(q, found)[0]?.items[0] : best;
    },
  };
}

/** Lists what answers a question: of the server's answer, or until then of what the browser knows. */
function useGroups(): (q: string, answer: SearchAnswer | undefined) => FoundGroup[] {
  const { t, language, word } = useTexts();
  const textIn = useTextIn();
  const me = useMe();
  const queries = useQueryClient();
  const { unit: here }: { unit?: string } = useParams({ strict: false });
  const unit = here ?? me.unit;
  const known = useUnit(unit);
  const unitWords = known ? unitName(known, language) : unit;
  return useMemo(() => {
    const pages = pagesOf(me.role, unit);
    return (q, answer) =>
      foundGroups(answer ?? foundAmong(toldBefore(queries, me.unit), q), pages, {
        ...{ q, t, language, word, unit, unitWords, textIn },
      });
  }, [t, language, word, unit, unitWords, textIn, me.role, me.unit, queries]);
}
