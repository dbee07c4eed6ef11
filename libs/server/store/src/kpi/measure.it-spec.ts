import { caseSaid, us } from '../../test/items';
import { measurable, reckoned } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';
import type { Queries } from '../database/database';
import { measure } from './measure';
import { officeTimeOf } from './office-time';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/**
 * The database, in which something happens just before it is asked who feeds a number: everything
 * else that was asked until then is answered first.
 */
function changedBeforeFeeders(happens: () => Promise<unknown>): Queries {
  const { database } = world.opened;
  const asked = new Set<Promise<unknown>>();
  return {
    query: async (...question: Parameters<Queries['query']>) => {
      const { text } = question[1];
      if (text.includes('source_feeds')) {
        await new Promise(setImmediate);
        await Promise.all(asked);
        await happens();
      }
      const answer = database.query(...question);
      asked.add(answer);
      return answer;
    },
  } as Queries;
}

const overdueSince = (commune: string, dueUs: number) =>
  caseSaid(commune, 'dossier d-1', world.nowUs - 60_000_000, 'processing', {
    openedAt: dueUs - 86_400_000_000,
    acceptedAt: dueUs - 86_400_000_000,
    due: { at: dueUs },
  });

it('tells no nought of a number whose first fact is stored while it is measured', async () => {
  const commune = await world.commune();
  const source = await world.source(commune);
  world.nowUs = us('2026-11-20T08:00:00+07:00');
  const overdue = overdueSince(commune, world.nowUs - 3_600_000_000);
  const queries = changedBeforeFeeders(() => world.say(source, overdue));
  const reckoning = { office: officeTimeOf(world.ruleBook.rules), overAll: [] };
  const asked = [measurable(builtIn('dossiers-overdue'))];

  const moment = { atMs: world.nowMs, past: false };
  const [measured] = await measure(queries, asked, [commune], moment, reckoning);

  expect(measured).toMatchObject({ fed: true, numerator: 1 });
});

it('tells no nought of a number whose first fact was not stored after all', async () => {
  const commune = await world.commune();
  const source = await world.source(commune);
  world.nowUs = us('2026-11-20T08:00:00+07:00');
  const overdue = overdueSince(commune, world.nowUs - 3_600_000_000);
  const message = world.message(source, overdue);

  await world.facts.refusalOf({ message, items: [overdue], rejected: [] });

  const found = await reckoned(world, 'dossiers-overdue', commune);
  expect(found).toMatchObject({ status: 'none', value: null });
  await world.say(source, overdue);
  expect(await reckoned(world, 'dossiers-overdue', commune)).toMatchObject({ value: 1 });
});
