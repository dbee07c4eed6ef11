/** What the address of a list can carry: its filters, its order and its columns. */
export const LIST_SEARCH = [
  'sort',
  'columns',
  'q',
  'kind',
  'state',
  'standing',
  'procedure',
  'channel',
  'source',
  'type',
  'flag',
  'metric',
  'period',
  'from',
  'to',
] as const;
