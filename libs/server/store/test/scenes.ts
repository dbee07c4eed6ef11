import type { CaseFields } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { officeTimeOf } from '../src/kpi/office-time';
import { StoredScenes } from '../src/wall/scene-reader';
import { caseSaid, us } from './items';
import type { World } from './world';

/** The scenes over a world, by its own calendar and definitions. */
export const scenesOf = (world: World): StoredScenes =>
  new StoredScenes(
    world.opened.database,
    () => world.book,
    officeTimeOf(() => world.ruleBook.rules()),
  );

/** A moment of November 2026 in Vietnam, in microseconds; the 20th is a Friday. */
export const nov = (day: number, time = '08:00:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}+07:00`);

/** What a source said of one case: each state at its moment, the fields with the first. */
export async function told(
  world: World,
  source: SourceIdentity,
  kindAndId: `${string} ${string}`,
  states: readonly [state: string, tsUs: number][],
  fields: CaseFields = {},
): Promise<void> {
  for (const [index, [state, tsUs]] of states.entries()) {
    const said = caseSaid(source.unit, kindAndId, tsUs, state, index === 0 ? fields : {});
    await world.say(source, said);
  }
}
