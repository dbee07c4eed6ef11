import type { RiverName } from '../province/communes';
import type { RiverWave, Scenario, Strike } from './scenario';

/** The scenarios of a stretch of time, ready to be asked. */
export interface Trouble {
  scenarios: readonly Scenario[];
  /** The first strike of a kind that holds a source at a moment. */
  strikes(kind: Strike['kind'], source: string, atMs: number): boolean;
  wavesOf(river: RiverName): readonly RiverWave[];
}

/** Makes a list of scenarios answer questions. */
export function troubleOf(scenarios: readonly Scenario[]): Trouble {
  const bySource = new Map<string, Strike[]>();
  const waves = scenarios.filter((each) => each.kind === 'river-rises');
  for (const each of scenarios) {
    if (each.kind === 'river-rises') continue;
    for (const source of each.sources) {
      bySource.set(source, [...(bySource.get(source) ?? []), each]);
    }
  }
  return {
    scenarios,
    strikes: (kind, source, atMs) =>
      (bySource.get(source) ?? []).some(
        (each) => each.kind === kind && each.fromMs <= atMs && atMs < each.toMs,
      ),
    wavesOf: (river) => waves.filter((wave) => wave.river === river),
  };
}
