import type { SourceKind } from '@nhip-xa/contract';
import type { Sample } from './first-message';

/** What a source may be, with all that its form begins with. */
export interface Template {
  key: 'gauge' | 'air' | 'camera' | 'desk' | 'summary' | 'speaker' | 'device' | 'link' | 'gateway';
  kind: SourceKind;
  id: string;
  /** The metric that its try sends; without one it says that it is there. */
  metric?: { name: string; value: number };
  /** What else can be tried. */
  more?: readonly Sample[];
}

/** A dossier that is only tried: what it is called tells it from the real ones. */
const TRIED = { kind: 'dossier', id: 'HO-SO-THU' };
const caseSample = (name: Sample['name'], rest: object): Sample => ({
  ...{ name, channel: 'case', payload: JSON.stringify({ ...TRIED, ...rest }) },
});

export const TEMPLATES: readonly Template[] = [
  {
    ...{ key: 'gauge', kind: 'device', id: 'tram-muc-nuoc' },
    metric: { name: 'water_level', value: 3.42 },
  },
  {
    ...{ key: 'camera', kind: 'camera', id: 'camera' },
    more: [{ name: 'snapshot', channel: 'snapshot', file: 'anh.jpg' }],
  },
  {
    ...{ key: 'desk', kind: 'service', id: 'mot-cua' },
    metric: { name: 'up', value: 1 },
    more: [
      caseSample('dossier', { state: 'accepted', dueIn: { workingDays: 5 } }),
      // [contract 2, the case kinds] refused counts as neither open nor closed
      caseSample('dossierGone', { state: 'refused' }),
    ],
  },
  { key: 'summary', kind: 'service', id: 'tong-hop', metric: { name: 'up', value: 1 } },
  { key: 'air', kind: 'device', id: 'tram-khong-khi', metric: { name: 'pm25', value: 18.5 } },
  { key: 'speaker', kind: 'speaker', id: 'loa' },
  { key: 'device', kind: 'device', id: 'cam-bien', metric: { name: 'temperature', value: 27.5 } },
  { key: 'link', kind: 'link', id: 'duong-truyen', metric: { name: 'rtt', value: 12 } },
  { key: 'gateway', kind: 'gateway', id: 'cong' },
];

export const samplesOf = ({ metric, more = [] }: Pick<Template, 'metric' | 'more'>): Sample[] => [
  metric
    ? {
        ...{ name: 'metric', channel: 'telemetry' },
        payload: JSON.stringify({ values: { [metric.name]: metric.value } }),
      }
    : { name: 'status', channel: 'status', payload: 'online' },
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
