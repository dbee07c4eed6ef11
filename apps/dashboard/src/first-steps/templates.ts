import type { SourceKind } from '@nhip-xa/contract';
import type { Sample } from '../admin/first-message';

/** What a first source may be, with all that its form begins with. */
export interface Template {
  key: 'gauge' | 'air' | 'camera' | 'desk' | 'summary' | 'speaker';
  kind: SourceKind;
  id: string;
  /** The metric that its try sends; without one it says that it is there. */
  metric?: { name: string; value: number };
  /** What else can be tried. */
  more?: readonly Sample[];
}

export const TEMPLATES: readonly Template[] = [
  {
    ...{ key: 'gauge', kind: 'device', id: 'tram-muc-nuoc' },
    metric: { name: 'water_level', value: 3.42 },
  },
  { key: 'camera', kind: 'camera', id: 'camera', more: [{ channel: 'snapshot', file: 'anh.jpg' }] },
  // a dossier that was only tried would stay among the real ones: it says that it runs
  { key: 'desk', kind: 'service', id: 'mot-cua', metric: { name: 'up', value: 1 } },
  { key: 'summary', kind: 'service', id: 'tong-hop', metric: { name: 'up', value: 1 } },
  { key: 'air', kind: 'device', id: 'tram-khong-khi', metric: { name: 'pm25', value: 18.5 } },
  { key: 'speaker', kind: 'speaker', id: 'loa' },
];

export const samplesOf = ({ metric, more = [] }: Pick<Template, 'metric' | 'more'>): Sample[] => [
  metric
    ? {
        channel: 'telemetry',
        payload: JSON.stringify({ values: { [metric.name]: metric.value } }),
      }
    : { channel: 'status', payload: 'online' },
  ...more,
];

/** The template that a source was probably made of: by its id, else by its kind. */
export const templateOf = (source: { id: string; kind: string }): Template | undefined =>
  TEMPLATES.find(({ id, kind }) => kind === source.kind && source.id.startsWith(id)) ??
  TEMPLATES.find(({ kind }) => kind === source.kind);

/** An id that nobody has: with a number where the plain one is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
