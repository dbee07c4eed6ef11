import { EARLIEST_CREDIBLE_MS } from '@nhip-xa/contract';
import { parseTime } from '@nhip-xa/domain';
import { ALARMS_REMEMBERED } from '../limits';
import type { Device, ForeignMessage, Saying } from './codec';
import { recalled, remember } from './remembered';

/** How bad each alarm is that devices raise [contract 2, the case kinds]. */
export const ALARM_SEVERITY = {
  smoke: 'urgent',
  gas: 'urgent',
  carbon_monoxide: 'urgent',
  water_leak: 'high',
} as const;
export type AlarmName = keyof typeof ALARM_SEVERITY;

export const isAlarm = (name: string): name is AlarmName => Object.hasOwn(ALARM_SEVERITY, name);

const ACTIVE = 'alarms';

/**
 * An alarm as a case, one for each device and what it watches: it is active, or it was and is
 * cleared. That a sensor which never raised one says "no leak" is no alarm that ended, so that what
 * is active is remembered; each time it becomes so, it opens anew.
 */
export function alarm(
  message: ForeignMessage,
  device: Device,
  name: AlarmName,
  raised: boolean,
  ts?: unknown,
): Saying[] {
  const { memory, receivedMs } = message;
  const id = `${device.name}/${name}`;
  const wasRaised = recalled(memory, ACTIVE, id) === true;
  if (!raised && !wasRaised) return [];
  const time = parseTime(ts);
  const dated = time ? { ts } : {};
  const about = { kind: 'alarm', id, ...dated };
  if (!raised) {
    remember(memory, ACTIVE, id, undefined, ALARMS_REMEMBERED);
    return [{ channel: 'case', device, document: { ...about, state: 'cleared' } }];
  }
  if (!wasRaised) remember(memory, ACTIVE, id, true, ALARMS_REMEMBERED);
  const isCredible = time && time.us >= EARLIEST_CREDIBLE_MS * 1000;
  const opened = wasRaised ? {} : { openedAt: isCredible ? ts : receivedMs };
  const more = { category: name, severity: ALARM_SEVERITY[name], ...opened };
  return [{ channel: 'case', device, document: { ...about, state: 'active', ...more } }];
}
