import { Injectable } from '@nestjs/common';
import type { CreateUnit, ImportedUnits, UnitLineError } from '@nhip-xa/contract';
import { authorOf, type ConfigChanges, type Principal, type UnitImports } from '@nhip-xa/ports';
import { refuseFaults } from '../file-refusal';
import { Port } from '../ports';
import { HttpProblem } from '../problem';
import { readUnitFile } from './read-file';
import { codesOf, weighUnits, type Existing, type WeighedUnit } from './weigh';

export interface ImportHow {
  existing: Existing;
  /** Where lines lie that name no parent. */
  parent?: string | undefined;
}

interface WeighedFile {
  lines: WeighedUnit[];
  errors: UnitLineError[];
}

/** Makes and changes the units of a file, all of them or none. */
@Injectable()
export class UnitImporter {
  constructor(
    @Port('unitImports') private readonly imports: UnitImports,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  /** What the file would do; nothing is written. */
  async weigh(caller: Principal, text: string, how: ImportHow): Promise<ImportedUnits> {
    return reportOf(await this.weighed(caller, text, how), true);
  }

  /** @throws HttpProblem with every error of the file; `exists` where nothing else is wrong */
  async import(caller: Principal, text: string, how: ImportHow): Promise<ImportedUnits> {
    const file = await this.weighed(caller, text, how);
    refuseFaults(file);
    const added = file.lines.flatMap(({ outcome, unit }) =>
      outcome === 'new' && unit ? [unit] : [],
    );
    const changed = file.lines.flatMap(({ outcome, code, changes }) =>
      outcome === 'changed' && code !== null ? [{ code, changes }] : [],
    );
    const done = await this.imports.write({ added: topFirst(added), changed }, authorOf(caller));
    if (done === 'exists') {
      throw new HttpProblem('exists', { detail: 'somebody made one of them meanwhile' });
    }
    // everything around them is looked at once, however many they are
    if (added.length + changed.length > 0) {
      await this.changes.emit({ what: 'unit', unit: caller.unit });
    }
    return reportOf(file, false);
  }

  private async weighed(caller: Principal, text: string, how: ImportHow): Promise<WeighedFile> {
    const { lines, errors } = await readUnitFile(text, how.parent);
    const around = await this.imports.surroundings({ within: caller.unit, codes: codesOf(lines) });
    return { lines: weighUnits(lines, around, how.existing), errors };
  }
}

/** Codes grow longer from level to level: what a unit lies in comes before it. */
const topFirst = (units: readonly CreateUnit[]): CreateUnit[] =>
  [...units].sort((one, other) => one.code.length - other.code.length);

function reportOf({ lines, errors }: WeighedFile, dryRun: boolean): ImportedUnits {
  const count = (outcome: WeighedUnit['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return {
    dryRun,
    total: lines.length,
    added: count('new'),
    changed: count('changed'),
    same: count('same'),
    bad: count('bad'),
    errors,
    lines: lines.map(({ line, code, name, level, outcome, restored, errors: own }) => ({
      ...{ line, code, name, level, outcome, restored, errors: own },
    })),
  };
}
