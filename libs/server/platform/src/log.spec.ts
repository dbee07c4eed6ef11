import { createLogger } from './log';

const lines: string[] = [];
const sink = { write: (text: string) => void lines.push(text) };

beforeEach(() => lines.splice(0));

test('secrets are replaced, at the top and one level down', () => {
  createLogger({ level: 'info', sink }).info(
    {
      password: 'p1',
      connection: { password: 'p2', host: 'h' },
      req: { headers: { cookie: 'c' } },
    },
    'connecting',
  );
  expect(lines[0]).not.toMatch(/p1|p2|"c"/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    connection: { host: 'h' },
    msg: 'connecting',
  });
});

test('for people: the time, the part, the words, what goes with them', () => {
  const logger = createLogger({ level: 'info', sink, readable: true });
  logger.child({ part: 'store' }).warn({ attempt: 3 }, 'the database is away');
  logger.debug('not at this level');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d store: warning: the database is away attempt=3\n$/);
});

test('for people: an error comes with its stack', () => {
  createLogger({ level: 'info', sink, readable: true }).error({ err: new Error('broken') }, 'stop');
  expect(lines[0]).toMatch(/error: stop\n {4}Error: broken\n/);
});
