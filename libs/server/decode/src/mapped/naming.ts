import { METRIC, SOURCE_ID } from '@nhip-xa/contract';

/** Letters of Vietnamese and other marked ones become plain; whatever else is no letter a separator. */
const plain = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replaceAll('đ', 'd').replace(/\p{M}/gu, '');

/** The id of a source for what a software calls it; undefined when nothing of the name is left. */
export function idOf(name: string): string | undefined {
  const id = plain(name)
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, ID_CHARACTERS)
    .replace(/[-_]+$/, '');
  return SOURCE_ID.test(id) ? id : undefined;
}

const ID_CHARACTERS = 63;

/** The name of a metric in our form for one of another; undefined when nothing of it is left. */
export function metricOf(name: string): string | undefined {
  const metric = plain(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, ID_CHARACTERS)
    .replace(/[_.]+$/, '');
  return METRIC.test(metric) ? metric : undefined;
}

/** Fills the `{parts}` of a template; what has no value stays empty. */
export const filled = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replace(/\{([a-zA-Z0-9]+)\}/g, (_, name: string) =>
    Object.hasOwn(parts, name) ? (parts[name] ?? '') : '',
  );
