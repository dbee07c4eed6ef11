/** How much lies in place. */
export interface Options {
  /** Readings and cases of the whole; a tenth of both is measured before it. */
  readings: number;
  cases: number;
  communes: number;
  /** Calls of each kind that are timed. */
  calls: number;
  /** Where the databases stay between runs. */
  folder: string;
}

export const DEFAULTS: Options = {
  readings: 100_000_000,
  cases: 2_000_000,
  communes: 168,
  calls: 200,
  folder: 'data/bench-kpi',
};

export const USAGE = `npm run bench:kpi -- [options]

  --readings 100000000   readings in place; a tenth of them is measured first
  --cases 2000000        cases in place, likewise
  --communes 168         communes of the province
  --calls 200            calls of each kind that are timed
  --folder data/bench-kpi  where the databases stay between runs
  --json                 print the figures as JSON
  --markdown             put the table into docs/performance.md
`;
