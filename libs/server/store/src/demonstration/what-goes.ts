/**
 * What hangs on simulated units, table by table, in an order in which no row is left that points to
 * one that is gone. A table that is new and speaks of units, sources or series needs a line here: the
 * test that looks through the catalogue says so.
 */

/** By what the rows of a table are tied to the demonstration; an index begins with most of them. */
export type Tie = 'units' | 'sources' | 'series' | 'mappings';

export interface Going {
  table: string;
  column: string;
  tie: Tie;
  /** Its rows lie in partitions. */
  parted?: true;
}

const by =
  (tie: Tie, column: string) =>
  (table: string): Going => ({ table, column, tie });

export const WHAT_GOES: readonly Going[] = [
  { ...by('series', 'series_id')('readings'), parted: true },
  ...['readings_packed', 'readings_hourly', 'readings_daily'].map(by('series', 'series_id')),
  ...['value_entries', 'typed_numbers', 'cases', 'case_statements', 'first_words'].map(
    by('units', 'unit'),
  ),
  { ...by('units', 'unit')('events'), parted: true },
  ...['event_ids', 'undated_messages', 'claimed_times'].map(by('sources', 'source_id')),
  by('units', 'unit')('event_ids'),
  ...['kpi_values', 'kpi_history', 'kpi_turns', 'alerts', 'alert_watch'].map(by('units', 'unit')),
  by('sources', 'source_id')('rejected_messages'),
  ...['rejected_messages', 'ledger', 'screen_draws', 'leader_days'].map(by('units', 'unit')),
  ...['unit_rules', 'wall_numbers', 'unit_boundaries', 'calendar_days'].map(by('units', 'unit')),
  ...['office_hours', 'deadline_policies', 'case_retellings', 'late_facts'].map(
    by('units', 'unit'),
  ),
  by('mappings', 'mapping')('codec_memory'),
  ...['mappings', 'source_proposals'].map(by('units', 'unit')),
  ...['frames', 'frame_gaps', 'maintenance_windows', 'source_refusals', 'source_signs'].map(
    by('sources', 'source_id'),
  ),
  ...['presence', 'presence_changes', 'source_feeds'].map(by('sources', 'source_id')),
  by('units', 'unit')('source_feeds'),
  by('sources', 'source_id')('series'),
  by('units', 'commune')('series'),
  // reports with their comments; displays with their sessions and screens
  ...['reports', 'report_schedules', 'displays', 'api_tokens', 'sources', 'search_texts'].map(
    by('units', 'unit'),
  ),
];

/** What ties rows, as it is asked for with an array of ids in $1. */
export const TIED: Readonly<Record<Tie, string>> = {
  units: `SELECT code AS id FROM units WHERE simulated`,
  sources: `SELECT s.id FROM sources s JOIN units u ON u.code = s.unit WHERE u.simulated`,
  series: `SELECT r.id FROM series r JOIN units u ON u.code = r.commune WHERE u.simulated
    UNION SELECT r.id FROM series r JOIN sources s ON s.id = r.source_id
      JOIN units u ON u.code = s.unit WHERE u.simulated`,
  mappings: `SELECT m.id FROM mappings m JOIN units u ON u.code = m.unit WHERE u.simulated`,
};

/** The type of each of them, as an array takes it. */
export const TIE_TYPE: Readonly<Record<Tie, 'text' | 'int'>> = {
  units: 'text',
  sources: 'int',
  series: 'int',
  mappings: 'text',
};
