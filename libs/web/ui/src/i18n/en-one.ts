import type { viAdmin } from './vi-admin';
import type { viAlerts } from './vi-alerts';
import type { viBreakdown } from './vi-breakdown';
import type { viCalendar } from './vi-calendar';
import type { viCompare } from './vi-compare';
import type { viDisplays } from './vi-displays';
import type { viFirstSteps } from './vi-first-steps';
import type { viInsight } from './vi-insight';
import type { viMapPage } from './vi-map-page';
import type { viMappings } from './vi-mappings';
import type { viOperations } from './vi-operations';
import type { viRejected } from './vi-rejected';
import type { viReports } from './vi-reports';
import type { viSearch } from './vi-search';
import type { viSilence } from './vi-silence';
import type { viSourceFiles } from './vi-source-files';
import type { viSource } from './vi-source';
import type { viTables } from './vi-tables';
import type { viUnits } from './vi-units';
import type { viWorth } from './vi-worth';

type Counting = keyof (typeof viAdmin &
  typeof viAlerts &
  typeof viBreakdown &
  typeof viCalendar &
  typeof viCompare &
  typeof viDisplays &
  typeof viFirstSteps &
  typeof viInsight &
  typeof viMapPage &
  typeof viMappings &
  typeof viOperations &
  typeof viRejected &
  typeof viReports &
  typeof viSearch &
  typeof viSilence &
  typeof viSourceFiles &
  typeof viSource &
  typeof viTables &
  typeof viUnits &
  typeof viWorth);

/** Texts of the console whose English is another where `count` is one; Vietnamese has no such difference. */
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
  'first.communes.write_one': 'Create {{count}} commune',
  'first.wall.there_one': '{{count}} wall is there',
  'first.done.walls_one': '{{count}} wall',
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
  'alerts.linkLabel_one':
    'Alerts ({{count}}): {{count}} indicator of the unit is critical or warning',
  'breakdown.typed_one':
    'Without the typed number of {{count}} unit: no cases stand behind it to tell apart.',
  'calendar.confirmAsk_one':
    'Confirm {{count}} proposed day off of {{year}}? The deadlines of open cases are re-computed.',
  'policy.in.workingHours_one': '{{count}} working hour',
  'policy.in.workingDays_one': '{{count}} working day',
  'screens.faults_one': '{{count}} fault since it was loaded.',
  'first.done.silent_one':
    '{{count}} has been silent for longer than its heartbeat: run the trial line again, or let the device send regularly.',
  'year.essence_one': '{{name}}, {{year}}: {{count}} day with a value, {{bad}} of them critical',
  'distribution.essence_one':
    '{{count}} case closed: half of them within {{median}}, nine tenths within {{most}}.',
  'mapPage.unplaced_one': '{{count}} other open case has no place, {{overdue}} overdue:',
  'mapping.approved_one': '{{count}} source approved, {{stored}} kept items stored.',
  'mapping.forgetAsk_one':
    'Dismiss “{{name}}” and delete {{count}} kept message? It comes back when it is told of again.',
  'mapping.dropped_one': 'the oldest {{count}} is gone',
  'mapping.facts_one': '{{count}} fact, {{refused}} refused; nothing is stored.',
  'retention.messages_one': '{{count}} message',
  'retention.goesReadings_one': '{{count}} reading',
  'retention.goesMessages_one': '{{count}} message',
  'retention.goesFrames_one': '{{count}} picture',
  'health.days_one': '{{count}} day',
  'health.rate_one': '{{count}} item a second',
  'rejected.size_one': '{{count}} byte',
  'rejected.forgetAllOfAsk_one':
    'Delete {{count}} message that was rejected for “{{reason}}” and fits this filter for good?',
  'rejected.unreadable_one': 'Of {{count}} message only a part is kept: it cannot be read again.',
  'reports.warning_one': '{{count}} warning',
  'reports.newer_one': 'There are newer figures since it was made ({{count}} indicator):',
  'silence.times_one': '{{count}} time',
  'sourceFiles.writing_one':
    'Registering {{count}} source. Do not close the page: passwords are shown only once.',
  'sourceFiles.checked_one':
    '{{count}} line: {{added}} can be registered, {{bad}} have errors. Nothing is written yet.',
  'sourceFiles.checkedKnown_one':
    '{{count}} line: {{added}} can be registered, {{known}} stand already and are passed over, {{bad}} have errors. Nothing is written yet.',
  'sourceFiles.more_one': 'and {{count}} more line',
  'sourceFiles.ask_one':
    'Register {{count}} source from the file {{name}}? It is given a password of its own.',
  'sourceFiles.done_one': '{{count}} source is registered',
  'sourceFiles.withoutAccount_one':
    'The MQTT broker did not take the account of {{count}} source. Give it a new password when the broker is back:',
  'units.checked_one':
    '{{count}} line: {{added}} new, {{changed}} changed, {{same}} as they are, {{bad}} with errors. Nothing is written yet.',
  'units.writeAsk_one': 'Write {{count}} unit from {{name}}?',
  'units.written_one': '{{count}} unit written.',
  'demo.screens_one': '{{count}} screen that is lit now goes dark within seconds.',
  'demo.online_one': '{{count}} connected source is cut off; the simulator stops.',
  'worth.monthsEssence_one': 'Value and cost of {{count}} month, net {{net}}',
};
