/** Old syntax only: it has to run on the very versions it turns away. */
const LEAST = [20, 11];

const found = process.versions.node.split('.').map(Number);

if (found[0] < LEAST[0] || (found[0] === LEAST[0] && found[1] < LEAST[1])) {
  console.error(
    'Node.js ' + LEAST.join('.') + ' or newer is needed; this is ' + process.versions.node + '.',
  );
  process.exit(1);
}
