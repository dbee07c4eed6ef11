import { SEARCH_LIMITS, type SearchAnswer } from '@nhip-xa/contract';
import {
  SEARCH_RANKS,
  bearsMarks,
  foldNames,
  foldNumber,
  foldText,
  markedWords,
  searchRank,
} from '@nhip-xa/domain';

/** What a thing is called that can be looked for, and what lies beside it: `cam 1 dong dang`. */
interface Called {
  names: readonly (string | undefined)[];
  beside?: readonly string[];
}

type Found = { [kind in keyof SearchAnswer]: NonNullable<SearchAnswer[kind]>[number] };

/** The worst: some of the words are of what lies beside. */
export const RANK_BESIDE = SEARCH_RANKS.length;

/** How well something answers, 0 best; undefined: not at all. */
export function rankOf({ names, beside = [] }: Called, q: string): number | undefined {
  const asked = foldText(q);
  const called = names.filter((name) => name !== undefined);
  const own = foldNames(called);
  const marked = markedWords(q);
  const rank = searchRank(own, asked);
  if (rank !== undefined) {
    return bearsMarks(called, marked) ? SEARCH_RANKS.indexOf(rank) : undefined;
  }
  const words = asked.split(' ').filter(Boolean);
  const isCalled = words.some((word) => own.includes(` ${word}`));
  const isFound =
    isCalled &&
    searchRank(own + foldNames(beside), asked) &&
    bearsMarks([...called, ...beside], marked);
  return isFound ? RANK_BESIDE : undefined;
}

const unitRank = ({ code, name, kind, path }: Found['units'], q: string): number | undefined => {
  const beside = path.at(-2);
  return rankOf(
    {
      names: [`${kind ?? ''} ${name.vi}`, name.vi, name.en, code],
      beside: beside ? [beside.name.vi] : [],
    },
    q,
  );
};

/** By the whole number, its beginning or its end. */
function caseRank({ id }: Found['cases'], q: string): number | undefined {
  const [number, asked] = [foldNumber(id), foldNumber(q)];
  if (number === asked) return 0;
  if (number.startsWith(asked)) return 1;
  return asked.length >= SEARCH_LIMITS.endingLeast && number.endsWith(asked) ? 2 : undefined;
}

/** How each kind of thing answers a question, as the server has it. */
export const RANKS: {
  [kind in keyof Found]: (one: Found[kind], q: string) => number | undefined;
} = {
  units: unitRank,
  kpis: ({ name, label, code }, q) => rankOf({ names: [name.vi, name.en, label, code] }, q),
  sources: ({ name, key, path }, q) =>
    rankOf({ names: [name, key], beside: path.slice(-1).map((unit) => unit.name.vi) }, q),
  procedures: ({ procedure, name }, q) => rankOf({ names: [procedure, name ?? undefined] }, q),
  cases: caseRank,
};

/** What tells one thing of a kind from another. */
const KEYS: { [kind in keyof Found]: (one: Found[kind]) => string } = {
  units: ({ code }) => code,
  kpis: ({ code }) => code,
  sources: ({ key }) => key,
  procedures: ({ procedure }) => procedure,
  cases: ({ unit, kind, id }) => `${unit} ${kind} ${id}`,
};

/** Of what was told before, that which answers a question: each kind best first, no more than the server gives. */
export function foundAmong(told: readonly Partial<SearchAnswer>[], q: string): SearchAnswer {
  const best = <Kind extends keyof Found>(kind: Kind): Found[Kind][] => {
    const all = told.flatMap((answer) => (answer[kind] ?? []) as Found[Kind][]);
    const each = new Map(all.map((one) => [KEYS[kind](one), one]));
    return [...each.values()]
      .flatMap((one) => {
        const rank = RANKS[kind](one, q);
        return rank === undefined ? [] : [{ one, rank }];
      })
      .sort((a, b) => a.rank - b.rank)
      .slice(0, SEARCH_LIMITS.rows)
      .map(({ one }) => one);
  };
  return {
    units: best('units'),
    kpis: best('kpis'),
    sources: best('sources'),
    procedures: best('procedures'),
    cases: best('cases'),
  };
}
