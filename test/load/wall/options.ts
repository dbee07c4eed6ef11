/** How long is measured. */
export interface Options {
  /** Length of the soak, in seconds. */
  soak: number;
  /** Changes of the whole soak: as many as a busy commune has in a day. */
  changes: number;
  /** Length of the part with a fixed number of changes a second. */
  seconds: number;
  /** Changes a second in that part. */
  rate: number;
}

export const DEFAULTS: Options = { soak: 900, changes: 20_000, seconds: 30, rate: 50 };

export const USAGE = `npm run bench:wall -- [options]

  --soak 900       length of the soak in seconds
  --changes 20000  changes of the whole soak, about a day's of a busy commune
  --seconds 30     length of the part with a fixed rate
  --rate 50        changes a second in that part
  --json           print the figures as JSON
  --markdown       put the table into docs/performance.md
`;
