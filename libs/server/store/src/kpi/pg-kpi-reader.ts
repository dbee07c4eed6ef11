import type { Evidence, KpiPoint, KpiStanding, KpiValue } from '@nhip-xa/contract';
import { LIMITS } from '@nhip-xa/contract';
import {
  isoOfMs,
  isOverKpis,
  partsOf,
  worstFirst,
  type KpiBook,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { EvidenceRequest, KpiReader } from '@nhip-xa/ports';
import type { Database, Work } from '../database/database';
import { readEvidence } from './evidence';
import { kpiValueOf, unknownValue, type KpiRowWithPast } from './kpi-values';
import { reckoningOf } from './measure';
import { beforeIt, seenToBegin } from './seen-beginning';
import { readStandings, standingOf } from './standings';
import type { OfficeTime } from './terms/term-query';

/** What explains a number: the values it is made of, and by which definition. */
export interface ExplainedNumber {
  definition: KpiDefinition;
  value: KpiValue;
  /** Of a unit above communes the values it is rolled up from. */
  children: readonly KpiValue[] | undefined;
}

const DAY_BEFORE = `b.value AS day_before, b.reporting AS reporting_before, b.expected AS expected_before`;
const dayBefore = (at: string): string => `LEFT JOIN LATERAL (
  SELECT h.value, h.reporting, h.expected FROM kpi_history h
  WHERE h.unit = v.unit AND h.kpi = v.kpi AND h.at <= ${at} - interval '1 day'
  ORDER BY h.at DESC LIMIT 1) b ON true`;

/** Of what is bad whether it was seen to turn so; nothing of the others is looked up. */
const SEEN = `${seenToBegin('v.since')} AS seen`;
const SEEN_FROM = beforeIt('v.since', `v.status IN ('warning', 'critical')`);

/** Who typed a number, and until when it counts. */
const TYPED = `t.typed_by, t.typed_at, t.expires_at AS typed_until`;
const TYPED_FROM = `LEFT JOIN typed_numbers t ON t.id = v.typed_id`;

/** The value of a pair at a moment: the newest of its history until then. */
const PAST = `
  SELECT v.*, ${TYPED}, ${DAY_BEFORE}, ${SEEN}
  FROM unnest($1::text[]) u (unit) CROSS JOIN unnest($2::text[]) k (kpi)
  CROSS JOIN LATERAL (
    SELECT h.* FROM kpi_history h WHERE h.unit = u.unit AND h.kpi = k.kpi AND h.at <= $3::timestamptz
    ORDER BY h.at DESC LIMIT 1) v ${TYPED_FROM}
    ${dayBefore('$3::timestamptz')} ${SEEN_FROM}`;

const byPair = <Row extends { unit: string; kpi: string }>(
  rows: readonly Row[],
): Map<string, Row> => new Map(rows.map((row) => [`${row.unit} ${row.kpi}`, row]));

/** Reads KPI values for HTTP and live. */
export class PgKpiReader implements KpiReader {
  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
    private readonly office: OfficeTime,
    private readonly nowMs: () => number,
    /** A definition as it was once. */
    private readonly versionOf: (
      code: string,
      version: number,
    ) => Promise<KpiDefinition | undefined> = () => Promise.resolve(undefined),
    /** Whose connections present values are read on. */
    private readonly work: Work = 'read',
  ) {}

  private get codes(): string[] {
    return this.book().enabled.map(({ code }) => code);
  }

  async current(units: readonly string[], kpis?: readonly string[]): Promise<KpiValue[]> {
    const codes = kpis ?? this.codes;
    const rows = await this.database.query<KpiRowWithPast>(this.work, {
      name: 'current-kpis',
      text: `SELECT v.*, ${TYPED}, ${DAY_BEFORE}, ${SEEN} FROM kpi_values v ${TYPED_FROM}
        ${dayBefore('now()')} ${SEEN_FROM}
        WHERE v.unit = ANY($1) AND v.kpi = ANY($2)`,
      values: [units, codes],
    });
    return this.complete(units, codes, rows, this.nowMs());
  }

  async at(unit: string, atMs: number): Promise<KpiValue[]> {
    const { codes } = this;
    return this.complete([unit], codes, await this.pastRows([unit], codes, atMs), atMs);
  }

  private pastRows(
    units: readonly string[],
    kpis: readonly string[],
    atMs: number,
  ): Promise<KpiRowWithPast[]> {
    return this.database.query<KpiRowWithPast>('read', {
      name: 'past-kpis',
      text: PAST,
      values: [units, kpis, isoOfMs(atMs)],
    });
  }

  /** Every KPI asked for of every unit, in the order of the definitions. */
  private complete(
    units: readonly string[],
    kpis: readonly string[],
    rows: readonly KpiRowWithPast[],
    atMs: number,
  ): KpiValue[] {
    const stored = byPair(rows);
    const book = this.book();
    const asked = kpis.flatMap((code) => book.reckoned(code) ?? []);
    return units.flatMap((unit) =>
      asked.map((definition) => {
        const row = stored.get(`${unit} ${definition.code}`);
        const owner = book.ownerOf(unit, definition.code);
        return row
          ? kpiValueOf(book.ruledIn(unit, definition), row, owner)
          : unknownValue(definition, unit, atMs, owner);
      }),
    );
  }

  async history(
    unit: string,
    kpi: string,
    fromMs: number,
    toMs: number,
    stepMs?: number,
  ): Promise<KpiPoint[]> {
    const rows = await this.database.query<KpiPointRow>('read', {
      ...(stepMs === undefined ? EVERY_CHANGE : EVERY_STEP),
      values: [
        unit,
        kpi,
        isoOfMs(fromMs),
        isoOfMs(toMs),
        ...(stepMs === undefined ? [] : [stepMs]),
      ],
    });
    const points = stepMs === undefined ? lastOfMinutes(rows, fromMs) : rows;
    return points.map((row) => ({
      at: row.at.toISOString(),
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      status: row.status,
      version: row.version,
      ...(row.corrected && { corrected: true }),
    }));
  }

  async children(unit: string, definition: KpiDefinition, atMs?: number): Promise<KpiValue[]> {
    const units = await this.unitsBelow(unit);
    return worstFirst(definition, await this.valuesOf(units, [definition.code], atMs));
  }

  async standings(
    unit: string,
    definitions: readonly KpiDefinition[],
    atMs?: number,
  ): Promise<KpiStanding[]> {
    const units = await this.unitsBelow(unit);
    const codes = definitions.map(({ code }) => code);
    const rows = await readStandings(this.database, units, codes, atMs);
    const stored = byPair(rows);
    const book = this.book();
    return definitions.flatMap((definition) => {
      const own = units.map((one) => {
        const row = stored.get(`${one} ${definition.code}`);
        return standingOf(book.ruledIn(one, definition), one, row, atMs ?? this.nowMs());
      });
      return worstFirst(definition, own);
    });
  }

  private async unitsBelow(unit: string): Promise<string[]> {
    const below = await this.database.query<{ code: string }>('read', {
      name: 'units-below',
      text: `SELECT u.code FROM units u JOIN units p ON p.code = u.parent
             WHERE u.parent = $1 AND u.level <> 'village' AND (p.simulated OR NOT u.simulated)`,
      values: [unit],
    });
    return below.map(({ code }) => code);
  }

  /** A number with the values that it is rolled up from, and the definition that gave it. */
  async explained(
    unit: string,
    definition: KpiDefinition,
    atMs: number | undefined,
  ): Promise<ExplainedNumber | undefined> {
    const [level] = await this.database.query<{ level: string }>('read', {
      text: 'SELECT level FROM units WHERE code = $1',
      values: [unit],
    });
    if (!level) return undefined;
    const value = (await this.valuesOf([unit], [definition.code], atMs))[0] as KpiValue;
    const then = atMs === undefined ? definition : await this.thatGave(unit, definition, atMs);
    const children =
      level.level === 'commune' ? undefined : await this.children(unit, definition, atMs);
    return { definition: then, value, children };
  }

  async evidence(request: EvidenceRequest): Promise<Evidence | undefined> {
    const { unit, definition, atMs } = request;
    const explained = await this.explained(unit, definition, atMs);
    if (!explained) return undefined;
    const { definition: then, value, children: below } = explained;
    const parts = isOverKpis(then.measure) ? partsOf(then.measure) : undefined;
    const items = parts ? await this.valuesOf([unit], parts, atMs) : below;
    return readEvidence(
      this.database,
      then === definition
        ? request
        : { ...request, definition: then, groups: this.book().groupsOf(then) },
      value,
      items,
      reckoningOf(this.book(), this.office),
    );
  }

  /** The version of a definition that gave a value of the past. */
  private async thatGave(
    unit: string,
    definition: KpiDefinition,
    atMs: number,
  ): Promise<KpiDefinition> {
    const [row] = await this.pastRows([unit], [definition.code], atMs);
    if (!row || row.version === definition.version) return definition;
    return (await this.versionOf(definition.code, row.version)) ?? definition;
  }

  /** Some KPIs of units, now or as they were. */
  private async valuesOf(
    units: readonly string[],
    kpis: readonly string[],
    atMs: number | undefined,
  ): Promise<KpiValue[]> {
    if (atMs === undefined) return this.current(units, kpis);
    return this.complete(units, kpis, await this.pastRows(units, kpis, atMs), atMs);
  }
}

interface KpiPointRow {
  at: Date;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  status: KpiPoint['status'];
  version: number;
  corrected: boolean;
}

/** Every change between two moments, and the value that stood when they begin. */
const EVERY_CHANGE = {
  name: 'history-changes',
  text: `(SELECT greatest(at, $3::timestamptz) AS at, value, numerator, denominator, status, version, corrected FROM kpi_history
          WHERE unit = $1 AND kpi = $2 AND at <= $3::timestamptz ORDER BY kpi_history.at DESC LIMIT 1)
         UNION ALL
         (SELECT at, value, numerator, denominator, status, version, corrected FROM kpi_history
          WHERE unit = $1 AND kpi = $2 AND at > $3::timestamptz AND at <= $4::timestamptz
          ORDER BY at LIMIT ${LIMITS.historyPoints})`,
};

/**
 * The last change of each minute. The newest minutes are kept by the change, so that a moment of
 * them shows what stood then; a list of them is by the minute like that of all others.
 */
const lastOfMinutes = (rows: readonly KpiPointRow[], fromMs: number): readonly KpiPointRow[] =>
  rows.filter((row, index) => {
    const next = rows[index + 1];
    return !next || row.at.getTime() <= fromMs || minuteOf(next) > minuteOf(row);
  });

const minuteOf = (row: KpiPointRow): number => Math.floor(row.at.getTime() / 60_000);

/** The value that stood at each step; steps before the first value are left out. */
const EVERY_STEP = {
  name: 'history-steps',
  text: `SELECT s.at, v.value, v.numerator, v.denominator, v.status, v.version, v.corrected
         FROM generate_series($3::timestamptz, $4::timestamptz, $5::float8 * interval '1 millisecond') s (at)
         CROSS JOIN LATERAL (
           SELECT h.value, h.numerator, h.denominator, h.status, h.version, h.corrected FROM kpi_history h
           WHERE h.unit = $1 AND h.kpi = $2 AND h.at <= s.at ORDER BY h.at DESC LIMIT 1) v
         ORDER BY s.at LIMIT ${LIMITS.historyPoints}`,
};
