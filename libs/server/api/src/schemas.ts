import * as contract from '@nhip-xa/contract';
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** The things of the contract that get a name of their own in the documents. */
const NAMES = z.registry<{ id: string }>();
const NAMED: readonly [string, z.ZodType][] = [
  ['Problem', contract.problem],
  ['Me', contract.me],
  ['User', contract.user],
  ['ApiToken', contract.apiToken],
  ['Display', contract.display],
  ['Unit', contract.unit],
  ['Source', contract.source],
  ['Credential', contract.credential],
  ['ImportedSources', contract.importedSources],
  ['Reading', contract.reading],
  ['ReadingStep', contract.readingStep],
  ['UnitChanges', contract.unitChanges],
  ['KpiValue', contract.kpiValue],
  ['KpiPoint', contract.kpiPoint],
  ['Measure', contract.measure],
  ['KpiDefinition', contract.kpiDefinition],
  ['KpiVersion', contract.kpiVersion],
  ['KpiTarget', contract.kpiTarget],
  ['KpiPreview', contract.kpiPreview],
  ['Evidence', contract.evidence],
  ['Case', contract.caseFact],
  ['Event', contract.eventFact],
  ['ValueEntry', contract.valueEntry],
  ['ValueSummary', contract.valueSummary],
  ['ImportReport', contract.importReport],
  ['RejectedMessage', contract.rejectedMessage],
  ['RetryReport', contract.retryReport],
  ['RejectedCounts', contract.rejectedCounts],
  ['Mapping', contract.mapping],
  ['ProposedSource', contract.proposedSource],
  ['AuditEntry', contract.auditEntry],
  ['Health', contract.health],
];
for (const [id, schema] of NAMED) NAMES.add(schema, { id });

/** The one recursive schema of the contract is any JSON value; zod numbers it. */
const RECURSIVE = /__schema\d+/g;
const ANY_JSON = 'JsonValue';

/** Gathers the named schemas that a document's parts refer to. */
export class SchemaBook {
  readonly schemas: Record<string, JsonSchema> = {};

  /** The JSON schema of one part, with references to `#/components/schemas/…`. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const name = NAMES.get(schema)?.id;
    if (name !== undefined) {
      // as a member, so that the schema itself becomes a definition too
      this.of(z.array(schema), io);
      return { $ref: `#/components/schemas/${name}` };
    }
    const raw = z.toJSONSchema(schema, { io, metadata: NAMES, unrepresentable: 'any' });
    const text = JSON.stringify(raw)
      .replaceAll('"#/$defs/', '"#/components/schemas/')
      .replace(RECURSIVE, ANY_JSON);
    const { $defs, ...own } = JSON.parse(text) as JsonSchema & {
      $defs?: Record<string, JsonSchema>;
    };
    for (const [id, definition] of Object.entries($defs ?? {})) {
      this.schemas[id] = without(definition, 'id');
    }
    return without(own, '$schema');
  }
}

const without = (schema: JsonSchema, keyword: string): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
