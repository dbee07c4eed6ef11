import type { PatchSource, Source } from '@nhip-xa/contract';
import type { AttributeField } from './attribute-fields';

/** One field of a source that would be another. */
export interface SourceChange {
  field: string;
  /** The attribute that it is, where it is one. */
  attribute?: AttributeField;
  before: unknown;
  after: unknown;
}

const orNull = (value: unknown): unknown => value ?? null;

/** Field by field what a change would make another; attributes one by one. */
export function changesOf(
  { attributes, ...fields }: PatchSource,
  source: Source,
  shown: readonly AttributeField[],
): SourceChange[] {
  const plain = Object.entries(fields).map(([field, after]) => {
    return { field, before: orNull(source[field as keyof Source]), after: orNull(after) };
  });
  if (!attributes) return plain;
  const changed = shown.flatMap((attribute) => {
    const { name } = attribute;
    const [before, after] = [orNull(source.attributes[name]), orNull(attributes[name])];
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ field: name, attribute, before, after }];
  });
  return [...plain, ...changed];
}
