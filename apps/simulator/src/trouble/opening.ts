import { HOUR_MS } from '@nhip-xa/domain';
import { COMMUNES } from '../province/communes';
import { DOCUMENTS, FEEDBACK, PORTAL } from '../province/services';
import { cameraId } from '../province/things';
import { wayTo, waveShape } from '../readings/river';
import type { Scenario } from './scenario';
import { CAMERA_TROUBLE_COMMUNE } from './standing';
import { troubleOf } from './trouble';

const MINUTE_MS = 60_000;

const RIVER = 'ky-cung';
/** The wave's height at the head of the river, in second alarm levels: a great one, a quick one. */
const GREAT = 1.1;
const QUICK = 0.72;
/** A wave that rises faster than this is a quick one. */
const QUICK_MS = 1.5 * HOUR_MS;
const LOOKS_AHEAD_MS = 10 * MINUTE_MS;
const PASSES_AFTER_MS = 4 * MINUTE_MS;
const RISES_FOR_MS = 3 * HOUR_MS;
const FALLS_FOR_MS = 9 * HOUR_MS;

/** The cameras that lose power right after the start. */
const GROUP = [3, 4, 5, 6];

/**
 * What happens soon after every start, so that whoever looks sees the centre at work: a river passes
 * its first alarm level within ten minutes, a group of cameras dies and comes back, a feed hangs, a
 * service does not answer.
 * @param startMs when the simulator started
 * @param knownToMs up to when the levels have been told: the river cannot rise before that
 * @param before what is going on already; a river in flood is not flooded again
 */
export function openingScenarios(
  startMs: number,
  knownToMs: number,
  before: readonly Scenario[] = [],
): Scenario[] {
  const at = (minutes: number): number => startMs + Math.round(minutes * MINUTE_MS);
  const cameras = GROUP.map((number) => `${CAMERA_TROUBLE_COMMUNE}.${cameraId(number)}`);
  const soonMs = startMs + LOOKS_AHEAD_MS;
  const flooded = troubleOf(before)
    .wavesOf(RIVER)
    .some((wave) => wave.size * waveShape(wave, soonMs) >= firstMark());
  return [
    ...(flooded ? [] : [wave(startMs, Math.min(knownToMs, startMs))]),
    strike('power-cut', 'camera-line-without-power', at(0.75), at(26), cameras),
    strike('silent-feed', 'feedback-feed-hangs', at(3), at(15), [`06112.${FEEDBACK}`]),
    strike('service-down', 'portal-does-not-answer', at(6), at(18), [`06463.${PORTAL}`]),
    strike('service-down', 'documents-do-not-answer', at(30), at(41), [`06040.${DOCUMENTS}`]),
  ];
}

/** The head's first mark above its usual level, in second alarm levels. */
function firstMark(): number {
  const head = COMMUNES.find(({ reach }) => reach?.river === RIVER && reach.response === 1)?.reach;
  if (!head) throw new RangeError(`the river ${RIVER} has no head`);
  const [first, second] = head.marksM;
  return (first - head.baseM) / (second - head.baseM);
}

/** A wave that passes the head's first mark some minutes after the start. */
function wave(startMs: number, knownToMs: number): Scenario {
  const fromMs = Math.max(startMs - RISES_FOR_MS, knownToMs);
  const untilMarkMs = startMs + PASSES_AFTER_MS - fromMs;
  const size = untilMarkMs < QUICK_MS ? QUICK : GREAT;
  const peakMs = fromMs + Math.round(untilMarkMs / wayTo(firstMark() / size));
  const toMs = peakMs + FALLS_FOR_MS;
  return {
    kind: 'river-rises',
    name: 'river-passes-alarm-1',
    river: RIVER,
    fromMs,
    peakMs,
    toMs,
    size,
  };
}

const strike = (
  kind: 'power-cut' | 'silent-feed' | 'service-down',
  name: string,
  fromMs: number,
  toMs: number,
  sources: string[],
): Scenario => ({ kind, name, fromMs, toMs, sources });
