import type { KpiChange, KpiValue, UnitChanges } from '@nhip-xa/contract';
import {
  differenceOf,
  isoOfMs,
  turnOf,
  worstTurnsFirst,
  type DeadlineRules,
  type KpiBook,
} from '@nhip-xa/domain';
import type { Compared, Comparison, KpiReader } from '@nhip-xa/ports';
import { asReader, type Database, type Queries } from '../database/database';
import { communesOf } from '../wall/scene-context';
import { caseChanges } from './case-changes';
import { sourceChanges } from './source-changes';
import { unitTurns } from './unit-turns';

/** What is different between two moments: from the history of values, presence and the words on cases. */
export class PgComparison implements Comparison {
  private readonly database: Queries;

  constructor(
    database: Database,
    private readonly kpis: Pick<KpiReader, 'at' | 'current'>,
    private readonly book: () => KpiBook,
    private readonly rules: () => DeadlineRules,
  ) {
    this.database = asReader(database);
  }

  async between(asked: Compared): Promise<UnitChanges> {
    const { unit, fromMs, toMs, present } = asked;
    const [kpis, cases, sources, units] = await Promise.all([
      this.kpiChanges(asked),
      this.cases(asked),
      sourceChanges(this.database, unit, fromMs, toMs),
      this.units(asked),
    ]);
    return {
      ...{ unit, present, kpis, cases, sources, units },
      from: isoOfMs(fromMs),
      to: isoOfMs(toMs),
    };
  }

  private async kpiChanges({ unit, fromMs, toMs, present }: Compared): Promise<KpiChange[]> {
    const [before, after] = await Promise.all([
      this.kpis.at(unit, fromMs),
      present ? this.kpis.current([unit]) : this.kpis.at(unit, toMs),
    ]);
    const then = new Map(before.map((value) => [value.kpi, value]));
    const changes = after.flatMap((value) => changeOf(then.get(value.kpi), value));
    return worstTurnsFirst(changes);
  }

  private async cases({ unit, fromMs, toMs, cases }: Compared): Promise<UnitChanges['cases']> {
    if (!cases) return null;
    const communes = await communesOf(this.database, unit);
    return caseChanges(this.database, { communes, fromMs, toMs }, this.rules());
  }

  private async units({ unit, ...span }: Compared): Promise<UnitChanges['units']> {
    const [above] = await this.database.query<{ above: boolean }>('read', {
      name: 'changes-above',
      text: `SELECT level IN ('nation', 'province') AS above FROM units WHERE code = $1`,
      values: [unit],
    });
    if (!above?.above) return null;
    const kpis = this.book().enabled.map(({ code }) => code);
    return unitTurns(this.database, unit, span, kpis);
  }
}

const standing = ({ value, status, since }: KpiValue): KpiChange['before'] => ({
  ...{ value, status, since },
});

/** Nothing, where neither its status nor its value is another. */
function changeOf(then: KpiValue | undefined, now: KpiValue): KpiChange[] {
  if (!then) return [];
  const [before, after] = [standing(then), standing(now)];
  const turn = turnOf(before.status, after.status);
  if (turn === null && before.value === after.value) return [];
  const difference = differenceOf(before, after);
  return [{ kpi: now.kpi, uom: now.uom, turn, before, after, difference }];
}
