/**
 * Imported first. It and its importers keep to what the versions that it turns away can parse and
 * link.
 */
const LEAST = [20, 11];

const found = process.versions.node.split('.').map(Number);

if (found[0] < LEAST[0] || (found[0] === LEAST[0] && found[1] < LEAST[1])) {
  console.error(
    'Node.js ' + LEAST.join('.') + ' or newer is needed; this is ' + process.versions.node + '.',
  );
  process.exit(1);
}
