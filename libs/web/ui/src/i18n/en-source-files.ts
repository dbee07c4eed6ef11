import type { viSourceFiles } from './vi-source-files';

export const enSourceFiles: Record<keyof typeof viSourceFiles, string> = {
  'sourceFiles.import': 'Import from CSV',
  'sourceFiles.export': 'Export CSV',
  'sourceFiles.exporting': 'Fetching the file: {{size}}',
  'sourceFiles.exported': 'File fetched, {{size}}',
  'sourceFiles.how':
    'A line is a source. Required columns: unit, id, kind, name. Optional: village, lat, lon, gateway, heartbeatSeconds, feeds (parted by blanks), itemsPerSecond, burst, and attribute:NAME for each attribute. The file is checked first, and nothing is written.',
  'sourceFiles.kinds': 'kind is one of: {{kinds}}.',
  'sourceFiles.zeros':
    'Excel likes to drop the leading zero of a unit’s code (06211 becomes 6211): format the column unit as Text, and save as “CSV UTF-8”.',
  'sourceFiles.choose': 'Choose a CSV file',
  'sourceFiles.template': 'Download a template',
  'sourceFiles.close': 'Close',
  'sourceFiles.tooLarge': 'The file is larger than {{size}}. Split it.',
  'sourceFiles.checking': 'Checking the file…',
  'sourceFiles.writing':
    'Registering {{count}} sources. Do not close the page: passwords are shown only once.',
  'sourceFiles.checked':
    '{{count}} lines: {{added}} can be registered, {{bad}} have errors. Nothing is written yet.',
  'sourceFiles.checkedKnown':
    '{{count}} lines: {{added}} can be registered, {{known}} stand already and are passed over, {{bad}} have errors. Nothing is written yet.',
  'sourceFiles.mend': 'Mend the file and choose it again. With one error left no line is written.',
  'sourceFiles.nothingNew': 'There is no new source in this file.',
  'sourceFiles.skip': 'Pass over sources that stand already, register new ones only',
  'sourceFiles.whole': 'The file',
  'sourceFiles.lines': 'The lines of the file',
  'sourceFiles.line': 'Line',
  'sourceFiles.outcome': 'Outcome',
  'sourceFiles.more': 'and {{count}} more lines',
  'sourceFiles.register': 'Register {{count}} sources',
  'sourceFiles.ask':
    'Register {{count}} sources from the file {{name}}? Each is given a password of its own.',
  'sourceFiles.drop': 'Drop this file',
  'sourceFiles.done': '{{count}} sources are registered',
  'sourceFiles.once':
    'The passwords are shown this time only. Download the file now and give it to the tool that configures the devices; keep it as you keep a password.',
  'sourceFiles.download': 'Download passwords (CSV)',
  'sourceFiles.downloaded': 'The passwords were downloaded.',
  'sourceFiles.finish': 'Done',
  'sourceFiles.finishAsk':
    'The passwords were not downloaded. Once this is closed they cannot be seen again.',
  'sourceFiles.finishAnyway': 'Close without them',
  'sourceFiles.password': 'Password',
  'sourceFiles.withoutAccount':
    'The MQTT broker did not take the accounts of {{count}} sources. Give each a new password when the broker is back:',
  'sourceOutcome.new': 'can be registered',
  'sourceOutcome.known': 'stands already, passed over',
  'sourceProblem.bad-csv': 'not readable as a CSV file',
  'sourceProblem.not-utf8': 'not UTF-8; save it as “CSV UTF-8”',
  'sourceProblem.empty': 'has no line',
  'sourceProblem.too-many-lines': 'more than 10,000 lines; split the file',
  'sourceProblem.too-many-columns': 'more than 200 different attributes',
  'sourceProblem.unknown-column': 'there is no such column',
  'sourceProblem.repeated-column': 'the column stands twice',
  'sourceProblem.missing-column': 'the column is missing',
  'sourceProblem.too-many-cells':
    'more cells than columns; a text with the sign that parts cells needs quotes',
  'sourceProblem.missing': 'is empty',
  'sourceProblem.too-long': 'too long',
  'sourceProblem.unknown-unit':
    'not the code of a unit of yours (Excel drops leading zeros: 06211 becomes 6211)',
  'sourceProblem.wrong-level': 'a source belongs to a commune or a province',
  'sourceProblem.bad-id':
    'lower-case letters without marks, digits, - and _ only; begins with a letter or digit',
  'sourceProblem.unknown-kind': 'there is no such kind of source',
  'sourceProblem.bad-number': 'not a number',
  'sourceProblem.ambiguous-number':
    'can be read in two ways; write a decimal point and no thousands',
  'sourceProblem.out-of-range': 'outside of what is allowed',
  'sourceProblem.half-a-place': 'is empty; lat and lon go together',
  'sourceProblem.half-a-limit': 'is empty; itemsPerSecond and burst go together',
  'sourceProblem.bad-feed':
    'written as reading:water_level, case:dossier or event, parted by blanks',
  'sourceProblem.gateway-of-a-gateway': 'a gateway speaks for itself, not through another',
  'sourceProblem.not-a-gateway': 'not the key of a gateway, registered or in this file',
  'sourceProblem.gateway-elsewhere': 'a gateway of another unit that is not above this one',
  'sourceProblem.repeated-key': 'the same unit and id as in a line above',
  'sourceProblem.exists': 'registered already',
};
