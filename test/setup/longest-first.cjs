const { default: Sequencer } = require('@jest/test-sequencer');

/** What takes longest by what is real in it, the longest first; the rest takes seconds. */
const LONGEST = [
  /\/test\/e2e\/(wall-|accessibility|start\.)/,
  /\/test\/faults\//,
  /\/test\//,
  /\.it-spec\./,
];

/**
 * Jest starts the longest suites first, so that all workers end together, by what it remembers of
 * the last run. A clean checkout remembers nothing, and would go by the sizes of files, of which
 * those of the longest are among the smallest.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const rank = ({ path }) => {
      const found = LONGEST.findIndex((pattern) => pattern.test(path.replaceAll('\\', '/')));
      return found === -1 ? LONGEST.length : found;
    };
    return [...sorted].sort((a, b) => rank(a) - rank(b));
  }
};
