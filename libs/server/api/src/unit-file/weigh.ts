import type { ImportedUnits, Unit, UnitColumn, UnitLineError } from '@nhip-xa/contract';
import type { UnitChanges, UnitSurroundings } from '@nhip-xa/ports';
import { faultsOfUnit } from '../unit-rules';
import { problemOf } from './problems';
import type { UnitLine } from './read-line';

/** What becomes of a line whose unit stands already. */
export type Existing = 'refuse' | 'skip' | 'update';

export interface WeighedUnit extends UnitLine {
  outcome: ImportedUnits['lines'][number]['outcome'];
  /** Of a unit that stands what would be other. */
  changes: UnitChanges;
}

/** What the lines have to be held against. */
export const codesOf = (lines: readonly UnitLine[]): string[] => [
  ...new Set(lines.flatMap(({ code, parent }) => [code ?? [], parent ?? []].flat())),
];

/** Holds every line against the others and against what stands. The order of lines says nothing. */
export function weighUnits(
  lines: readonly UnitLine[],
  around: UnitSurroundings,
  existing: Existing,
): WeighedUnit[] {
  const firsts = new Map<string, UnitLine>();
  for (const line of lines) {
    if (line.code !== null && !firsts.has(line.code)) firsts.set(line.code, line);
  }
  return lines.map((line) => {
    const known = line.code === null ? undefined : around.units.get(line.code);
    const errors = [
      ...line.errors,
      ...(line.code !== null && firsts.get(line.code) !== line
        ? [problemOf('repeated-code', 'code', line.code)]
        : []),
      ...(known ? faultsOfKnown(line, known, existing) : faultsOfNew(line, around, firsts)),
    ];
    const changes = known && existing === 'update' ? changesOf(line, known) : {};
    return { ...line, errors, changes, outcome: outcomeOf(errors, known, changes) };
  });
}

function outcomeOf(
  errors: readonly UnitLineError[],
  known: Unit | undefined,
  changes: UnitChanges,
): WeighedUnit['outcome'] {
  if (errors.length > 0) return 'bad';
  if (!known) return 'new';
  return Object.keys(changes).length > 0 ? 'changed' : 'same';
}

function faultsOfKnown(
  { code, parent, given }: UnitLine,
  known: Unit,
  existing: Existing,
): UnitLineError[] {
  if (existing === 'refuse') return [problemOf('exists', 'code', code ?? '')];
  // what is passed over is not touched, whatever it says
  if (existing === 'skip') return [];
  // real names on pretended facts would go away with the demonstration
  if (known.simulated) return [problemOf('simulated', 'code', code ?? '')];
  const isMoved = given.has('parent') && parent !== known.parent;
  return isMoved ? [problemOf('other-parent', 'parent', parent ?? '')] : [];
}

function faultsOfNew(
  { code, level, parent, unit }: UnitLine,
  around: UnitSurroundings,
  firsts: ReadonlyMap<string, UnitLine>,
): UnitLineError[] {
  if (code === null || level === null || parent === null) return [];
  if (around.taken.has(code)) return [problemOf('taken', 'code', code)];
  const standing = around.units.get(parent);
  const listed = firsts.get(parent);
  const above = standing ?? (listed?.level ? { level: listed.level, simulated: false } : undefined);
  if (!above) return [problemOf('unknown-parent', 'parent', parent)];
  if (above.simulated) return [problemOf('simulated', 'parent', parent)];
  const isMisplaced = unit && faultsOfUnit(unit, above).some(({ path }) => path === 'parent');
  return isMisplaced ? [problemOf('wrong-parent', 'parent', parent)] : [];
}

/** Of what a line says, the columns that can change. */
const CHANGEABLE = [
  'kind',
  'lat',
  'lon',
  'population',
  'validFrom',
  'validTo',
  'replacedBy',
] as const satisfies readonly UnitColumn[];

function changesOf({ unit, given }: UnitLine, known: Unit): UnitChanges {
  if (!unit) return {};
  const changed = CHANGEABLE.filter(
    (column) => given.has(column) && unit[column] !== known[column],
  );
  const en = given.has('nameEn') ? unit.name.en : known.name.en;
  const isRenamed = unit.name.vi !== known.name.vi || en !== known.name.en;
  const name = en === undefined ? { vi: unit.name.vi } : { vi: unit.name.vi, en };
  return {
    ...Object.fromEntries(changed.map((column) => [column, unit[column]])),
    ...(isRenamed ? { name } : {}),
  };
}
