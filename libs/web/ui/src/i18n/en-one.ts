import type { viBreakdown } from './vi-breakdown';
import type { viCalendar } from './vi-calendar';
import type { viCompare } from './vi-compare';
import type { viFirstSteps } from './vi-first-steps';
import type { viInsight } from './vi-insight';
import type { viMap } from './vi-map';
import type { viOperations } from './vi-operations';
import type { viParts } from './vi-parts';
import type { viReports } from './vi-reports';
import type { viSearch } from './vi-search';
import type { viSource } from './vi-source';
import type { viSourceFiles } from './vi-source-files';
import type { viTables } from './vi-tables';
import type { viUnits } from './vi-units';

type Counting =
  | keyof (typeof viBreakdown & typeof viCompare & typeof viReports & typeof viSearch)
  | keyof (typeof viCalendar & typeof viFirstSteps & typeof viInsight & typeof viMap)
  | keyof (typeof viOperations & typeof viParts & typeof viSource & typeof viSourceFiles)
  | keyof (typeof viTables & typeof viUnits);

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
  'value.sources_one': '{{reporting}}/{{expected}} source',
  'value.communes_one': '{{reporting}}/{{expected}} commune with data',
  'value.provinces_one': '{{reporting}}/{{expected}} province with data',
  'first.communes.write_one': 'Create {{count}} commune',
  'first.wall.there_one': '{{count}} wall is there',
  'first.done.walls_one': '{{count}} wall',
  'spots.dangers_one': '{{count}} river gauge in alarm',
  'spots.silentCount_one': '{{count}} source silent',
  'spots.overdueCount_one': '{{count}} case overdue',
  'spots.open_one': '{{count}} open case',
  'bounds.import_one': 'Import {{count}} boundary',
  'bounds.imported_one': '{{count}} boundary was imported.',
  'bounds.preview_one': 'Preview: {{count}} unit',
  'bounds.more_one': 'and {{count}} more line',
  'calendar.confirm_one': 'Confirm {{count}} proposed day',
  'life.hidden_one': '{{count}} earlier step is not drawn; see the list below.',
  'why.counted_one': 'Counted {{count}} working day',
  'why.more_one': ' and {{count}} more day off',
  'raw.essence_one': 'Single readings of {{count}} source',
  'distribution.untimed_one': 'Of {{count}} the time is not known; it is not drawn.',
  'account.endOthersAsk_one': 'End {{count}} other session? That browser has to sign in again.',
  'retention.days_one': '{{count}} day',
  'flag.times_one': '{{count}} time, last {{age}}',
  'sourceFiles.register_one': 'Register {{count}} source',
  'list.freshLabel_one': '{{count}} row is new or has just changed: show it at the top',
  'units.write_one': 'Write {{count}} unit',
  'units.writing_one': 'Writing {{count}} unit…',
};
