import { HOUR_MS } from '@nhip-xa/domain';
import { COMMUNES } from '../province/communes';
import { cameraId, DOCUMENTS, FEEDBACK, PORTAL } from '../province/sources';
import type { Scenario } from './scenario';
import { CAMERA_TROUBLE_COMMUNE } from './standing';

const MINUTE_MS = 60_000;

/** The river that rises, and the wave's size at its head, in second alarm levels. */
const RIVER = 'ky-cung';
const SIZE = 1.1;
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
 */
export function openingScenarios(startMs: number, knownToMs: number): Scenario[] {
  const at = (minutes: number): number => startMs + Math.round(minutes * MINUTE_MS);
  const fromMs = Math.max(startMs - RISES_FOR_MS, Math.min(knownToMs, startMs));
  const peakMs = fromMs + Math.round((startMs + PASSES_AFTER_MS - fromMs) / passesAt());
  const cameras = GROUP.map((number) => `${CAMERA_TROUBLE_COMMUNE}.${cameraId(number)}`);
  return [
    {
      kind: 'river-rises',
      name: 'river-passes-alarm-1',
      river: RIVER,
      fromMs,
      peakMs,
      toMs: peakMs + FALLS_FOR_MS,
      size: SIZE,
    },
    strike('power-cut', 'camera-line-without-power', at(0.75), at(26), cameras),
    strike('silent-feed', 'feedback-feed-hangs', at(3), at(15), [`06112.${FEEDBACK}`]),
    strike('service-down', 'portal-does-not-answer', at(6), at(18), [`06463.${PORTAL}`]),
    strike('service-down', 'documents-do-not-answer', at(30), at(41), [`06040.${DOCUMENTS}`]),
  ];
}

/** Which share of its way to the peak the wave has done when it passes the head's first mark. */
function passesAt(): number {
  const head = COMMUNES.find(({ reach }) => reach?.river === RIVER && reach.response === 1)?.reach;
  if (!head) throw new RangeError(`the river ${RIVER} has no head`);
  const [first, second] = head.marksM;
  const height = (first - head.baseM) / (second - head.baseM) / SIZE;
  return Math.asin(Math.sqrt(height)) / (Math.PI / 2);
}

const strike = (
  kind: 'power-cut' | 'silent-feed' | 'service-down',
  name: string,
  fromMs: number,
  toMs: number,
  sources: string[],
): Scenario => ({ kind, name, fromMs, toMs, sources });
