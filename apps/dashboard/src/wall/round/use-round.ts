import type { KpiValue, Scene, TellingScene, Unit, WallSettings } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useNow } from '@nhip-xa/web-ui';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { mapQuery, sceneQuery } from '../scene-queries';
import { SCENE_CODE } from '../scenes/scene-views';
import { criticalOf, hasNew } from './criticals';
import { interrupted, roundAt, sceneAhead, sceneOf, startRound, type Round } from './round';

export interface OnShow {
  scene: Scene;
  /** The scenes of the round, and which of them it is at; a scene held by the address has no round. */
  scenes: readonly Scene[];
  index: number;
  /** It stands because a KPI turned critical. */
  interrupting: boolean;
  /** Counts the times that a KPI turned critical. */
  alarms: number;
}

const SCENES_OF_DATA: readonly Scene[] = [
  'overview',
  'services',
  'feedback',
  'security',
  'environment',
  'infrastructure',
  'value',
] satisfies readonly TellingScene[];

/** Which scene stands now: one that the address holds, or whose turn it is in the round. */
export function useRound(
  unit: Unit,
  settings: WallSettings,
  values: ReadonlyMap<string, KpiValue> | undefined,
  only: Scene | null,
): OnShow {
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(1_000, offsetMs);
  const alarms = useAlarms(values);
  const [round, setRound] = useState<Round>(() => startRound(settings, nowMs));
  const [heard, setHeard] = useState(alarms);
  let next = alarms === heard ? round : interrupted(round, nowMs);
  next = roundAt(next, settings, nowMs);
  if (alarms !== heard) setHeard(alarms);
  if (next !== round) setRound(next);
  usePreload(unit, only === null ? sceneAhead(next, settings, nowMs) : null);
  const scenes = settings.scenes.map(({ scene }) => scene);
  if (only) return { scene: only, scenes: [], index: 0, interrupting: false, alarms };
  const { index, held } = next;
  return { scene: sceneOf(next, settings), scenes, index, interrupting: held !== null, alarms };
}

/** Counts the times that a KPI turned critical since the wall is there. */
function useAlarms(values: ReadonlyMap<string, KpiValue> | undefined): number {
  const [known, setKnown] = useState<{
    values: typeof values;
    critical: ReadonlySet<string> | null;
    alarms: number;
  }>({ values: undefined, critical: null, alarms: 0 });
  if (values === undefined || values === known.values) return known.alarms;
  const critical = criticalOf(values.values());
  const alarms = known.alarms + (hasNew(known.critical, critical) ? 1 : 0);
  setKnown({ values, critical, alarms });
  return alarms;
}

function usePreload(unit: Unit, scene: Scene | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (scene) preload(queries, unit.code, scene);
  }, [queries, unit.code, scene]);
}

const nothing = (): void => undefined;

/** What fails here is asked for again, and told, when the scene is shown. */
function preload(queries: QueryClient, unit: string, scene: Scene): void {
  if (scene !== 'overview') void SCENE_CODE[scene]().catch(nothing);
  if (scene === 'map') void queries.query(mapQuery(unit)).catch(nothing);
  else if (isTelling(scene)) void queries.query(sceneQuery(unit, scene)).catch(nothing);
}

const isTelling = (scene: Scene): scene is TellingScene => SCENES_OF_DATA.includes(scene);
