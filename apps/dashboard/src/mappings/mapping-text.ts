import type { CommuneRule, CreateMapping, Mapping, MetricRule } from '@nhip-xa/contract';

/** What a person types of a mapping, as text: `key = value`, one a line. */
export interface MappingText {
  id: string;
  publisher: string;
  filter: string;
  codec: string;
  communeBy: CommuneBy;
  /** A code, the name of a part, or a field. */
  commune: string;
  table: string;
  source: string;
  metrics: string;
  words: string;
  /** Not typed: kept as they are. */
  sentinels?: Mapping['sentinels'];
}

export type CommuneBy = 'code' | 'part' | 'field';

/** A line that is not `key = value`, or says no rule; for the reader, by its text. */
export class WrongLine extends Error {}

export const EMPTY: MappingText = {
  ...{ id: '', publisher: '', filter: '', codec: 'zigbee2mqtt', communeBy: 'code', commune: '' },
  ...{ table: '', source: '', metrics: '', words: '' },
};

export function textOf(mapping: Mapping): MappingText {
  const { id, publisher, filter, codec, commune, source = '', metrics = {}, words = {} } = mapping;
  const lines = Object.entries(metrics).map(([name, rule]) => `${name} = ${ruleText(rule)}`);
  return {
    ...{ id, publisher, filter, codec, source, ...communeText(commune) },
    metrics: lines.join('\n'),
    words: linesOf(words),
    ...(mapping.sentinels && { sentinels: mapping.sentinels }),
  };
}

const linesOf = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([key, value]) => `${key} = ${value}`)
    .join('\n');

function communeText(rule: CommuneRule): Pick<MappingText, 'communeBy' | 'commune' | 'table'> {
  if (typeof rule === 'string') return { communeBy: 'code', commune: rule, table: '' };
  const table = linesOf(rule.table ?? {});
  return 'part' in rule
    ? { communeBy: 'part', commune: rule.part, table }
    : { communeBy: 'field', commune: rule.field, table };
}

/** `water_level * 0.01 + 2`; `-` leaves it out. */
function ruleText(rule: MetricRule): string {
  if (rule === null) return NOTHING;
  const { metric = '', factor, offset } = rule;
  const times = factor === undefined ? '' : ` * ${factor}`;
  const plus = offset === undefined ? '' : ` ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
  return `${metric}${times}${plus}`.trim();
}

const NOTHING = '-';

/** @throws WrongLine */
export function mappingOf(text: MappingText): CreateMapping {
  const metrics = Object.entries(table(text.metrics)).map(([name, rule]) => [name, ruleOf(rule)]);
  const words = table(text.words);
  return {
    id: text.id,
    publisher: text.publisher,
    filter: text.filter,
    codec: text.codec as CreateMapping['codec'],
    commune: communeOf(text),
    ...(text.source === '' ? {} : { source: text.source }),
    ...(metrics.length === 0
      ? {}
      : { metrics: Object.fromEntries(metrics) as Record<string, MetricRule> }),
    ...(Object.keys(words).length === 0 ? {} : { words }),
    ...(text.sentinels && { sentinels: text.sentinels }),
  };
}

function communeOf({ communeBy, commune, table: lines }: MappingText): CommuneRule {
  if (communeBy === 'code') return commune;
  const translated = table(lines);
  const by = Object.keys(translated).length === 0 ? {} : { table: translated };
  return communeBy === 'part' ? { part: commune, ...by } : { field: commune, ...by };
}

function table(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf('=');
      const [key, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      if (at < 1 || key === '' || value === '') throw new WrongLine(line);
      return [key, value];
    }),
  );
}

const RULE = /^([a-z][a-z0-9_.]*)?\s*(?:\*\s*(-?\d+(?:\.\d+)?))?\s*(?:([+-])\s*(\d+(?:\.\d+)?))?$/;

function ruleOf(text: string): MetricRule {
  if (text === NOTHING) return null;
  const found = RULE.exec(text);
  if (!found) throw new WrongLine(text);
  const [, metric, factor, sign, offset] = found;
  return {
    ...(metric === undefined ? {} : { metric }),
    ...(factor === undefined ? {} : { factor: Number(factor) }),
    ...(offset === undefined ? {} : { offset: Number(offset) * (sign === '-' ? -1 : 1) }),
  };
}
