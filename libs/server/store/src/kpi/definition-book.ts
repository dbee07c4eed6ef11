import { kpiDraft, threshold, type KpiDefinition } from '@nhip-xa/contract';
import { KpiBook, textOf, type UnitRule } from '@nhip-xa/domain';
import { z } from 'zod';
import type { Database, Logger } from '../database/database';
import { syncBuiltIns } from './built-in-sync';
import { STANDING, VERSION, definitionOf, type DefinitionRow } from './definition-rows';

/** What a unit has set for itself, as it is kept. */
export const unitRule = z.object({
  target: z.string().optional(),
  targetValue: z.number().optional(),
  warning: threshold.optional(),
  critical: threshold.optional(),
  owner: z.string().optional(),
});

interface RuleRow {
  unit: string;
  kpi: string;
  rule: unknown;
}

const FORGET_OTHERS = `DELETE FROM kpi_values v WHERE NOT EXISTS (
  SELECT FROM kpi_standing s WHERE s.code = v.kpi AND s.enabled AND s.removed_at IS NULL)`;

/** The definitions that hold, and what units have set for themselves. */
export class DefinitionBook {
  private current: KpiBook;
  private text = '';
  private reading: Promise<boolean> = Promise.resolve(false);
  private readonly order: ReadonlyMap<string, number>;

  constructor(
    private readonly database: Database,
    private readonly builtIns: readonly KpiDefinition[],
    private readonly logger: Logger,
  ) {
    this.current = new KpiBook(builtIns);
    this.order = new Map(builtIns.map(({ code }, at) => [code, at]));
  }

  /** What comes with the product is brought in, then all is read. */
  async open(): Promise<void> {
    await syncBuiltIns(this.database, this.builtIns);
    // a process that had not heard of it yet may have reckoned what was switched off meanwhile
    await this.database.query('read', { text: FORGET_OTHERS });
    await this.reload();
  }

  /** As they stand; asked again at each use. */
  readonly book = (): KpiBook => this.current;

  /** Reads everything again; whether anything is other than before. One reading at a time. */
  reload(): Promise<boolean> {
    const read = (): Promise<boolean> => this.readAll();
    const reading = this.reading.then(read, read);
    this.reading = reading;
    return reading;
  }

  private async readAll(): Promise<boolean> {
    const [rows, rules] = await Promise.all([
      this.database.query<DefinitionRow>('read', { text: STANDING }),
      this.database.query<RuleRow>('read', {
        text: 'SELECT unit, kpi, rule FROM unit_rules ORDER BY unit, kpi',
      }),
    ]);
    const definitions = this.inOrder(rows.flatMap((row) => this.readable(row)));
    const kept = rules.flatMap((row) => this.ruleOf(row));
    const text = JSON.stringify([
      definitions.map((one) => [one.version, one.enabled, textOf(one)]),
      kept,
    ]);
    if (text === this.text) return false;
    this.text = text;
    this.current = new KpiBook(definitions, kept);
    return true;
  }

  /** A definition as it was when it gave a value of the past. */
  async versionOf(code: string, version: number): Promise<KpiDefinition | undefined> {
    const now = this.current.one(code);
    if (now?.version === version) return now;
    const [row] = await this.database.query<DefinitionRow>('read', {
      text: VERSION,
      values: [code, version],
    });
    return row && definitionOf(row);
  }

  /** Those of the product in their order of consequence, then the others by code. */
  private inOrder(definitions: readonly KpiDefinition[]): KpiDefinition[] {
    const place = ({ code }: KpiDefinition): number => this.order.get(code) ?? this.order.size;
    return [...definitions].sort((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1));
  }

  /** One that cannot be read here must not keep the others from being reckoned. */
  private readable(row: DefinitionRow): KpiDefinition[] {
    const definition = definitionOf(row);
    if (definition) return [definition];
    const { code, version } = row;
    const problems = kpiDraft.safeParse(row.definition).error?.issues.length;
    this.logger.error({ code, version, problems }, 'a definition of a KPI that cannot be read');
    return [];
  }

  private ruleOf({ unit, kpi, rule }: RuleRow): UnitRule[] {
    const { data } = unitRule.safeParse(rule);
    if (data) return [{ unit, kpi, ...data } as UnitRule];
    this.logger.error({ unit, kpi }, 'what a unit set for a KPI cannot be read');
    return [];
  }
}
