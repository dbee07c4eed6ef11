/**
 * `faults.mjs [what Jest takes]`: the fault suite in its long form, each fault as long as
 * docs/reliability.md says, one after the other; prints the lines of the table there.
 */
process.env.FAULTS = 'long';
process.argv.splice(2, 0, 'test/faults', '--runInBand');
await import('./test.mjs');
