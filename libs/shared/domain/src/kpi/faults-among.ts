import { LIMITS, type KpiDefinition, type KpiDraft } from '@nhip-xa/contract';
import { partsOf } from './definition';
import { fault, type KpiFault } from './faults';

/** What is wrong with a definition among the others; `others` may hold an earlier form of it. */
export function faultsAmong(draft: KpiDraft, others: readonly KpiDefinition[]): KpiFault[] {
  const byCode = new Map<string, KpiDraft>(others.map((one) => [one.code, one]));
  if (!byCode.has(draft.code) && byCode.size >= LIMITS.definitions) {
    return [fault('too-many', 'code', `at most ${LIMITS.definitions} definitions`)];
  }
  byCode.set(draft.code, draft);
  return [...faultsOfParts(draft, byCode), ...faultsOfSpeakers(draft, byCode)];
}

function faultsOfParts(draft: KpiDraft, byCode: ReadonlyMap<string, KpiDraft>): KpiFault[] {
  const parts = partsOf(draft.measure);
  const unknown = parts.filter((code) => !byCode.has(code));
  if (unknown.length > 0) {
    return [fault('part-unknown', 'measure.parts', `no such KPI: ${unknown.join(', ')}`)];
  }
  const cycle = cycleFrom(draft.code, byCode);
  if (cycle) return [fault('cycle', 'measure.parts', cycle.join(' → '))];
  const off = parts.filter((code) => byCode.get(code)?.enabled === false);
  if (!draft.enabled || off.length === 0) return [];
  return [fault('part-off', 'measure.parts', `switched off: ${off.join(', ')}`)];
}

/** One that is switched off gives no more values to those that speak of it. */
function faultsOfSpeakers(draft: KpiDraft, byCode: ReadonlyMap<string, KpiDraft>): KpiFault[] {
  if (draft.enabled) return [];
  const speakers = speakersOf(draft.code, [...byCode.values()]).filter(({ enabled }) => enabled);
  if (speakers.length === 0) return [];
  const names = speakers.map(({ code }) => code).join(', ');
  return [fault('spoken-of', 'enabled', `formulas speak of it: ${names}`)];
}

/** Definitions whose formula speaks of this one. */
export const speakersOf = <D extends Pick<KpiDraft, 'code' | 'measure'>>(
  code: string,
  all: readonly D[],
): D[] => all.filter((one) => one.code !== code && partsOf(one.measure).includes(code));

/** The way from a KPI back to itself, near or far; undefined where there is none. */
export function cycleFrom(
  code: string,
  byCode: ReadonlyMap<string, Pick<KpiDraft, 'measure'>>,
): string[] | undefined {
  const seen = new Set<string>();
  const walk = (one: string, way: readonly string[]): string[] | undefined => {
    const definition = byCode.get(one);
    for (const part of definition ? partsOf(definition.measure) : []) {
      if (part === code) return [...way, part];
      if (seen.has(part)) continue;
      seen.add(part);
      const found = walk(part, [...way, part]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(code, [code]);
}
