import type { FoundCase, FoundSource, FoundUnit, SearchStep, UnitLevel } from '@nhip-xa/contract';
import type { FoundInStore, SearchReader, Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { isoOf } from '../read/moments';
import { foundCases, type FoundCaseRow } from './found-cases';
import { foundNames, type FoundName } from './found-names';
import { foundProcedures } from './found-procedures';

interface UnitRow {
  code: string;
  level: UnitLevel;
  name_vi: string;
  name_en: string | null;
  kind: string | null;
  simulated: boolean;
  path: string[];
}

interface SourceRow {
  key: string;
  name: string;
  kind: FoundSource['kind'];
}

/** Looks for what is stored by its names and numbers. */
export class PgSearch implements SearchReader {
  constructor(private readonly database: Database) {}

  async find(searched: Searched): Promise<FoundInStore> {
    const [units, sources, procedures, cases] = await Promise.all([
      foundNames(this.database, 'unit', searched),
      foundNames(this.database, 'source', searched),
      searched.cases ? foundProcedures(this.database, searched) : [],
      searched.cases ? foundCases(this.database, searched) : [],
    ]);
    const places = [...units, ...sources, ...cases].map(({ unit }) => unit);
    const [known, named] = await Promise.all([
      this.unitsAt(searched.within, places),
      this.sourcesOf(sources.map(({ key }) => key)),
    ]);
    return {
      units: units.flatMap((one) => unitOf(one, known)),
      sources: sources.flatMap((one) => sourceOf(one, named, known)),
      procedures,
      cases: cases.map((one) => caseOf(one, known)),
    };
  }

  /** These units and those on the way down to them; what lies above `within` is not told. */
  private async unitsAt(within: string, codes: readonly string[]): Promise<Map<string, UnitRow>> {
    const rows = await this.database.query<UnitRow>('read', {
      text: `SELECT u.code, u.level, u.name_vi, u.name_en, u.kind, u.simulated, u.path FROM units u
        WHERE u.path @> ARRAY[$1::text] AND u.code IN
          (SELECT unnest(path) FROM units WHERE code = ANY ($2::text[]))`,
      values: [within, codes],
    });
    return new Map(rows.map((row) => [row.code, row]));
  }

  private async sourcesOf(keys: readonly string[]): Promise<Map<string, SourceRow>> {
    const rows = await this.database.query<SourceRow>('read', {
      text: `SELECT key, name, kind FROM sources
        WHERE key = ANY ($1::text[]) AND removed_at IS NULL`,
      values: [keys],
    });
    return new Map(rows.map((row) => [row.key, row]));
  }
}

type Known = ReadonlyMap<string, UnitRow>;

const nameOf = ({ name_vi: vi, name_en: en }: UnitRow): SearchStep['name'] =>
  en === null ? { vi } : { vi, en };

const pathTo = (unit: string, known: Known): SearchStep[] =>
  (known.get(unit)?.path ?? []).flatMap((code) => {
    const step = known.get(code);
    return step ? [{ code, name: nameOf(step), kind: step.kind }] : [];
  });

function unitOf({ key }: FoundName, known: Known): FoundUnit[] {
  const row = known.get(key);
  if (!row) return [];
  const { code, level, kind, simulated } = row;
  return [{ code, level, name: nameOf(row), kind, simulated, path: pathTo(code, known) }];
}

/** One that was removed a moment ago is not told. */
function sourceOf(
  { key, unit }: FoundName,
  named: ReadonlyMap<string, SourceRow>,
  known: Known,
): FoundSource[] {
  const row = named.get(key);
  return row ? [{ ...row, path: pathTo(unit, known) }] : [];
}

const caseOf = (row: FoundCaseRow, known: Known): FoundCase => ({
  unit: row.unit,
  kind: row.kind,
  id: row.id,
  state: row.state,
  open: row.open,
  openedAt: isoOf(row.opened_at),
  path: pathTo(row.unit, known),
});
