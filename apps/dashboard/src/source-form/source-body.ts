import { LIMITS, type CreateSource, type PatchSource, type Source } from '@nhip-xa/contract';
import type { AttributeField } from './attribute-fields';
import { floodLevels } from './flood-levels';

/** What a form of a source holds, as it was filled; what is empty is not there. */
export type SourceValues = Readonly<Record<string, string>>;

/** A field that cannot be sent as it was filled. */
export class WrongSourceField extends Error {
  constructor(readonly field: 'floodLevels' | 'lat' | 'lon') {
    super(field);
  }
}

/** Attributes stand under names of their own in a form. */
export const attributeName = (name: string): string => `attribute.${name}`;

/** `21,94784` or `21.94784`. @throws WrongSourceField */
function degrees(field: 'lat' | 'lon', values: SourceValues): number | null {
  const text = values[field]?.trim();
  if (!text) return null;
  if (!/^-?\d{1,3}([.,]\d+)?$/.test(text)) throw new WrongSourceField(field);
  return Number(text.replace(',', '.'));
}

/** @throws WrongSourceField */
function attributeOf({ name, form }: AttributeField, values: SourceValues): unknown {
  const text = values[attributeName(name)]?.trim();
  if (!text) return undefined;
  if (form.is === 'yes') return form.value;
  if (form.is !== 'levels') return text;
  const levels = floodLevels(text);
  if (!levels) throw new WrongSourceField('floodLevels');
  return levels;
}

type Attributes = NonNullable<CreateSource['attributes']>;

/** @throws WrongSourceField */
function fieldsOf(values: SourceValues, shown: readonly AttributeField[]) {
  const attributes = shown.flatMap((field) => {
    const value = attributeOf(field, values);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return {
    name: values.name?.trim() ?? '',
    heartbeatSeconds: Number(values.heartbeatSeconds ?? LIMITS.heartbeatSecondsUsual),
    village: values.village ?? null,
    lat: degrees('lat', values),
    lon: degrees('lon', values),
    gateway: values.gateway?.trim() ?? null,
    attributes: Object.fromEntries(attributes) as Attributes,
  };
}

const isFilled = (value: unknown): boolean =>
  value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);

/** What is sent for a new source. @throws WrongSourceField */
export function newSource(
  values: SourceValues,
  { kind, unit, shown }: Pick<CreateSource, 'kind' | 'unit'> & { shown: readonly AttributeField[] },
): CreateSource {
  const filled = Object.entries(fieldsOf(values, shown)).filter(([, value]) => isFilled(value));
  return {
    id: (values.id ?? '').trim(),
    kind,
    unit,
    ...Object.fromEntries(filled),
  } as CreateSource;
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What is sent for a changed source: that alone which is another. @throws WrongSourceField */
export function changedSource(
  values: SourceValues,
  { source, shown }: { source: Source; shown: readonly AttributeField[] },
): PatchSource {
  const { attributes: filled, ...fields } = fieldsOf(values, shown);
  const asked = new Set(shown.map(({ name }) => name));
  // what the form does not ask for stays as it is
  const kept = Object.entries(source.attributes).filter(([name]) => !asked.has(name));
  const attributes = { ...Object.fromEntries(kept), ...filled } as Attributes;
  const changed = Object.entries(fields).filter(
    ([name, value]) => !isSame(value, source[name as keyof typeof fields]),
  );
  const before = attributesIn(source.attributes, asked);
  return {
    ...Object.fromEntries(changed),
    ...(isSame(before, attributesIn(attributes, asked)) ? {} : { attributes }),
  };
}

/** In one order, so that two can be compared. */
const attributesIn = (attributes: Readonly<Record<string, unknown>>, asked: ReadonlySet<string>) =>
  [...asked].sort().map((name) => attributes[name] ?? null);
