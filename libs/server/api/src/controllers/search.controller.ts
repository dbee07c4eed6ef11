import { Controller } from '@nestjs/common';
import {
  SEARCH_LIMITS,
  searchAnswer,
  searchQuery,
  type FoundKpi,
  type SearchAnswer,
} from '@nhip-xa/contract';
import {
  SEARCH_RANKS,
  bearsMarks,
  foldNames,
  foldNumber,
  foldText,
  markedWords,
  searchRank,
  type KpiBook,
} from '@nhip-xa/domain';
import type { Gate, Principal, SearchReader } from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';

/** What there is of a name or number, within the caller's subtree. */
@Controller('api/v1/search')
export class SearchController {
  constructor(
    @Port('search') private readonly stored: SearchReader,
    @Port('book') private readonly book: () => KpiBook,
    @Port('gate') private readonly gate: Gate,
  ) {}

  @Route('get', '', {
    summary:
      'Units, KPIs, sources, procedures and cases by name or number, with or without diacritics, best first',
    needs: ['unit.read', 'kpi.read', 'source.read'],
    scope: 'own',
    query: searchQuery,
    answer: searchAnswer,
  })
  async find(
    @Caller() caller: Principal,
    @InUnit() within: string,
    @FromQuery() { q, limit: rows }: z.infer<typeof searchQuery>,
  ): Promise<SearchAnswer> {
    const cases = this.gate.mayAct(caller, 'case.read');
    const asked = foldText(q).split(' ').slice(0, SEARCH_LIMITS.words).join(' ');
    if (asked.length < SEARCH_LIMITS.charactersLeast) {
      const none = cases ? [] : null;
      return { units: [], kpis: [], sources: [], procedures: none, cases: none };
    }
    const marked = markedWords(q).slice(0, SEARCH_LIMITS.words);
    const found = await this.stored.find({
      ...{ within, asked, marked, number: foldNumber(q), rows, cases },
    });
    const kpis = foundKpis(this.book(), asked, marked).slice(0, rows);
    return { ...found, kpis, ...(cases ? {} : { procedures: null, cases: null }) };
  }
}

/** The KPIs that are reckoned, best first; alike ones in their order of consequence. */
function foundKpis(book: KpiBook, asked: string, marked: readonly string[]): FoundKpi[] {
  return book.enabled
    .flatMap((definition) => {
      const { code, label, domain, name } = definition;
      const { vi, en } = name;
      const names = [vi, en ?? '', label, code];
      const rank = searchRank(foldNames(names), asked);
      if (rank === undefined || !bearsMarks(names, marked)) return [];
      return [{ rank: SEARCH_RANKS.indexOf(rank), kpi: { code, label, domain, name } }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ kpi }) => kpi);
}
