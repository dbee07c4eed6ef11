import {
  unitOfKey,
  SOURCE_KINDS,
  type ImportedSources,
  type SourceLineError,
  type SourceLineProblem,
} from '@nhip-xa/contract';
import type { SourceSurroundings } from '@nhip-xa/ports';
import { gatewayFault, holdsSources } from '../source-faults';
import { problemOf } from './problems';
import type { SourceLine } from './read-line';

/** What becomes of a line whose key stands already. */
export type Existing = 'refuse' | 'skip';

export interface WeighedLine extends SourceLine {
  outcome: ImportedSources['lines'][number]['outcome'];
}

/** What the lines have to be held against. */
export function askedOf(lines: readonly SourceLine[]): { units: string[]; keys: string[] } {
  const keys = lines.flatMap(({ key, cells }) => [key ?? [], cells.get('gateway') ?? []].flat());
  const units = [...lines.flatMap(({ unit }) => unit ?? []), ...keys.map(unitOfKey)];
  return { units: [...new Set(units)], keys: [...new Set(keys)] };
}

/** Holds every line against the others and against what stands. The order of lines says nothing. */
export function weighLines(
  lines: readonly SourceLine[],
  around: SourceSurroundings,
  existing: Existing,
): WeighedLine[] {
  const firsts = new Map<string, SourceLine>();
  for (const line of lines) {
    if (line.key !== null && !firsts.has(line.key)) firsts.set(line.key, line);
  }
  return lines.map((line) => {
    const isKnown = line.key !== null && around.sources.has(line.key);
    const errors = [
      ...line.errors,
      ...placeFaults(line, around, firsts),
      ...(line.key !== null && firsts.get(line.key) !== line
        ? [problemOf('repeated-key', 'id', line.key)]
        : []),
      ...(isKnown && existing === 'refuse' ? [problemOf('exists', 'id', line.key ?? '')] : []),
    ];
    const outcome = errors.length > 0 ? 'bad' : isKnown ? 'known' : 'new';
    return { ...line, errors, outcome };
  });
}

/** Whether it may stand in that unit, behind that gateway. */
function placeFaults(
  { unit: code, cells }: SourceLine,
  around: SourceSurroundings,
  firsts: ReadonlyMap<string, SourceLine>,
): SourceLineError[] {
  if (code === null) return [];
  const unit = around.units.get(code);
  const wrong = (problem: SourceLineProblem): SourceLineError[] => [
    problemOf(problem, 'unit', code),
  ];
  // what lies outside the caller's subtree does not exist
  if (!unit) return wrong('unknown-unit');
  if (!holdsSources(unit.level)) return wrong('wrong-level');
  const named = cells.get('gateway');
  const kind = SOURCE_KINDS.find((each) => each === cells.get('kind'));
  if (named === undefined || kind === undefined) return [];
  const fault = gatewayFault(kind, unit.path, gatewayOf(named, around, firsts));
  return fault ? [problemOf(fault, 'gateway', named)] : [];
}

/** Registered already, or anywhere in the same file. */
function gatewayOf(
  key: string,
  around: SourceSurroundings,
  firsts: ReadonlyMap<string, SourceLine>,
): { kind: string; unit: string } | undefined {
  const unit = unitOfKey(key);
  const kind = around.sources.get(key) ?? firsts.get(key)?.cells.get('kind');
  return kind !== undefined && around.units.has(unit) ? { kind, unit } : undefined;
}
