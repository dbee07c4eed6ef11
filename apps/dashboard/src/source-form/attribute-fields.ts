import type { SourceKind } from '@nhip-xa/contract';

/** An attribute of a source that KPIs read, and how a form asks for it. */
export interface AttributeField {
  name: string;
  kinds: readonly SourceKind[];
  /** `levels`: three rising metres; `text`; `yes`: its value where it is ticked; `choice`: one of them. */
  form:
    | { is: 'levels' | 'text' }
    | { is: 'yes'; value: string | true }
    | { is: 'choice'; values: readonly string[] };
  /** KPIs that read it. */
  kpis: readonly string[];
}

export const ATTRIBUTE_FIELDS: readonly AttributeField[] = [
  { name: 'floodLevels', kinds: ['device'], form: { is: 'levels' }, kpis: ['flood-level'] },
  { name: 'qcvn135', kinds: ['camera'], form: { is: 'text' }, kpis: ['cameras-certified'] },
  {
    ...{ name: 'sharedToProvince', kinds: ['camera'] },
    ...{ form: { is: 'yes', value: true }, kpis: ['cameras-shared'] },
  },
  { name: 'sector', kinds: ['service'], form: { is: 'text' }, kpis: ['platforms-connected'] },
  {
    ...{ name: 'place', kinds: ['device', 'link'] },
    form: { is: 'choice', values: ['health-station', 'culture-house'] },
    kpis: ['health-station-link', 'culture-houses-up'],
  },
  {
    ...{ name: 'funding', kinds: ['camera', 'device', 'speaker'] },
    ...{ form: { is: 'yes', value: 'contributed' }, kpis: ['contributed-things'] },
  },
];

interface AskedOf {
  kind: SourceKind;
  /** What stands there already. */
  attributes?: Readonly<Record<string, unknown>>;
  /** Metrics that ever came; undefined: nobody knows yet. */
  metrics?: readonly { metric: string }[] | undefined;
}

/** Nothing is asked that no KPI in use reads, and no alarm levels of what measures something else. */
export function attributeFieldsOf(
  { kind, attributes = {}, metrics = [] }: AskedOf,
  inUse: ReadonlySet<string>,
): AttributeField[] {
  const isGauge = metrics.length === 0 || metrics.some(({ metric }) => metric === 'water_level');
  return ATTRIBUTE_FIELDS.filter(({ name, kinds, form, kpis }) => {
    if (!kinds.includes(kind)) return false;
    if (name in attributes) return true;
    return (form.is !== 'levels' || isGauge) && kpis.some((kpi) => inUse.has(kpi));
  });
}
