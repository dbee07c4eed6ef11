/** How much lies in place, and how often is looked. */
export interface Options {
  readings: number;
  cases: number;
  communes: number;
  /** Times that each page is opened, and each step is taken. */
  rounds: number;
  /** Times that each call of the API is timed. */
  calls: number;
  /** Where the database stays between runs: that of `npm run bench:kpi`. */
  folder: string;
}

export const DEFAULTS: Options = {
  readings: 100_000_000,
  cases: 2_000_000,
  communes: 168,
  rounds: 10,
  calls: 40,
  folder: 'data/bench-kpi',
};

export const USAGE = `npm run bench:console -- [options]

  --readings 100000000   readings in place
  --cases 2000000        cases in place
  --communes 168         communes of the province
  --rounds 10            times that each page is opened and each step is taken
  --calls 40             times that each call of the API is timed
  --folder data/bench-kpi  where the database stays between runs, with bench:kpi
  --json                 print the figures as JSON
  --markdown             put the tables into docs/performance.md
`;
