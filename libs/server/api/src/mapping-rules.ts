import { Injectable } from '@nestjs/common';
import { unitOfKey, type CommuneRule, type CreateMapping } from '@nhip-xa/contract';
import { filterFault, parseFilter } from '@nhip-xa/domain';
import type { Gate, Principal, SourceDirectory, SourceIdentity } from '@nhip-xa/ports';
import { Port } from './ports';
import { HttpProblem, badField, notFound, type FieldError } from './problem';

/** Named parts of a template, as `{device}`. */
const PARTS = /\{([a-zA-Z0-9]+)\}/g;

/** The rules for a mapping that need more than its own fields. */
@Injectable()
export class MappingRules {
  constructor(
    @Port('directory')
    private readonly directory: Pick<SourceDirectory, 'find' | 'holdsCommune'>,
    @Port('gate') private readonly gate: Gate,
  ) {}

  /** @throws HttpProblem `not-found` for a publisher out of reach, `bad-request` that names the field */
  async check(caller: Principal, mapping: CreateMapping): Promise<void> {
    const publisher = this.directory.find(mapping.publisher);
    if (!publisher || !(await this.reaches(caller, mapping.publisher))) throw notFound();
    const fault = filterFault(mapping.filter);
    if (fault !== undefined) throw badField('filter', fault);
    const errors = [...faultsOf(mapping), ...this.faultsOfCommunes(publisher, mapping.commune)];
    if (errors.length > 0) throw new HttpProblem('bad-request', { errors });
  }

  /** The key of a source begins with its unit. */
  reaches(caller: Principal, key: string): Promise<boolean> {
    return this.gate.mayReach(caller, unitOfKey(key));
  }

  /** A publisher speaks for communes of its unit, and for no other. */
  private faultsOfCommunes(publisher: SourceIdentity, rule: CommuneRule): FieldError[] {
    const codes = typeof rule === 'string' ? [rule] : Object.values(rule.table ?? {});
    const strange = codes.find(
      (code) => code !== publisher.unit && !this.directory.holdsCommune(publisher, code),
    );
    if (strange === undefined) return [];
    return [{ path: 'commune', message: `no commune ${strange} in ${publisher.unit}` }];
  }
}

function faultsOf({ codec, filter, commune, source = '', ...rest }: CreateMapping): FieldError[] {
  const errors: FieldError[] = [];
  const add = (path: string, message: string): void => void errors.push({ path, message });
  if (codec === 'native') add('codec', 'our own form needs no mapping');
  const parts = partsOf(filter);
  if (typeof commune === 'object' && 'part' in commune && !parts.has(commune.part)) {
    add('commune', `the filter has no {${commune.part}}`);
  }
  for (const [, name = ''] of source.matchAll(PARTS)) {
    if (name !== 'device' && !parts.has(name)) add('source', `the filter has no {${name}}`);
  }
  // PostgreSQL takes no NUL
  if (/\\u0000/.test(JSON.stringify({ commune, source, ...rest }))) add('', 'a text holds NUL');
  return errors;
}

const partsOf = (filter: string): ReadonlySet<string> =>
  new Set(parseFilter(filter).levels.flatMap((level) => ('part' in level ? [level.part] : [])));
