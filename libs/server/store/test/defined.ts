import { factMeasure, type Evidence, type EvidenceItem } from '@nhip-xa/contract';
import { KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { Measured } from '@nhip-xa/ports';
import { measurable } from './reckoned';
import type { World } from './world';

type Side = 'numerator' | 'denominator';

/** A definition of a test's own, checked to be of the language; a number of today unless said otherwise. */
export const defined = (measure: unknown, over: Partial<KpiDefinition> = {}): KpiDefinition => ({
  code: 'of-a-test',
  label: 'T-01',
  domain: 'environment',
  name: { vi: 'Thử', en: 'Test' },
  uom: '',
  better: 'lower',
  target: '',
  targetValue: null,
  warning: null,
  critical: null,
  window: 'today',
  rollUp: 'sum',
  words: { vi: 'Thử', en: 'Test' },
  formula: '',
  enabled: true,
  version: 1,
  builtIn: false,
  ...over,
  measure: factMeasure.parse(measure),
});

/** A definition as it is measured in a commune at the world's present, or was at a moment. */
export async function measuredOf(
  world: World,
  definition: KpiDefinition,
  unit: string,
  pastMs?: number,
): Promise<Measured> {
  const asked = [measurable(definition)];
  const [measured] =
    pastMs === undefined
      ? await world.kpis.measure(asked, [unit], world.nowMs)
      : await world.kpis.measurePast(asked, [unit], pastMs);
  if (!measured) throw new Error(`nothing measured of ${unit}`);
  return measured;
}

/** All items of one side, page by page. */
export async function evidenceOf(
  world: World,
  definition: KpiDefinition,
  unit: string,
  side: Side,
  atMs?: number,
): Promise<EvidenceItem[]> {
  const others = world.book.all.filter(({ code }) => code !== definition.code);
  world.book = new KpiBook([...others, definition]);
  const items: EvidenceItem[] = [];
  let cursor: string | undefined;
  do {
    const page: Evidence | undefined = await world.reader.evidence({
      unit,
      ...measurable(definition),
      side,
      limit: 200,
      ...(cursor !== undefined && { cursor }),
      ...(atMs !== undefined && { atMs }),
    });
    if (!page) throw new Error(`no evidence of ${unit}`);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** What each item counted. */
export const countedOf = (items: readonly EvidenceItem[]): number[] =>
  items.flatMap((item) =>
    'counted' in item && typeof item.counted === 'number' ? [item.counted] : [],
  );
