import type { viBreakdown } from './vi-breakdown';
import type { viCompare } from './vi-compare';
import type { viReports } from './vi-reports';
import type { viSearch } from './vi-search';

type Counting = keyof (typeof viBreakdown & typeof viCompare & typeof viReports & typeof viSearch);

/** Texts whose English is another where `count` is one; Vietnamese has no such difference. */
export const enOne: Readonly<Partial<Record<`${Counting}_one`, string>>> = {
  'compare.turns.worse_one': 'indicator worse',
  'compare.turns.lost_one': 'indicator without data now',
  'compare.turns.better_one': 'indicator better',
  'compare.turns.found_one': 'indicator with data again',
  'compare.turns.new_one': 'indicator with its first figures',
  'compare.kpisSame_one': '{{count}} indicator with another number and the same status',
  'compare.came_one': 'new case',
  'compare.told_one': 'older case told of late',
  'compare.closed_one': 'case closed',
  'compare.late_one': 'case became overdue',
  'compare.silent_one': 'source fell silent',
  'compare.back_one': 'source is back',
  'breakdown.others.procedure_one': '{{count}} other procedure',
  'breakdown.others.category_one': '{{count}} other category',
  'reports.commentCount_one': '{{count}} comment',
  'search.count_one': '{{count}} result',
};
