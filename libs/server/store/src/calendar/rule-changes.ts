import type { EntityManager } from 'typeorm';
import type { ConfigDatabase } from '../config/config-database';
import { requestRetelling } from './retelling';

/** Changes of the rules that deadlines are reckoned with. */
export class RuleChanges {
  /** @param follow puts the new rules in force in this process, and begins to tell cases anew */
  constructor(
    private readonly database: ConfigDatabase,
    private readonly follow: () => Promise<void>,
  ) {}

  /**
   * Runs a change in a transaction that also asks for the open cases of the unit, and those below,
   * to be told anew; where `run` says that nothing was changed, nothing is asked for.
   */
  async make<T>(
    unit: string,
    run: (manager: EntityManager) => Promise<{ result: T; changed: boolean }>,
  ): Promise<T> {
    const { result, changed } = await this.database.change(async (manager) => {
      const done = await run(manager);
      const { text, values } = requestRetelling(unit);
      if (done.changed) await manager.query(text, values);
      return done;
    });
    if (changed) await this.follow();
    return result;
  }
}
