import type { Diagnosis, Silence } from '@nhip-xa/contract';
import { momentMs, spokenMoment, type Language } from '@nhip-xa/web-ui';

/** What the words of a reason are filled in with. */
export function silenceValues(
  silence: Silence,
  { key, heartbeatSeconds }: Pick<Diagnosis, 'key' | 'heartbeatSeconds'>,
  { nowMs, language, word }: { nowMs: number; language: Language; word: WordOf },
): Record<string, string | number> {
  const spoken = (moment: string | null | undefined): string =>
    moment ? spokenMoment(momentMs(moment), nowMs, language) : '–';
  const [unit = '', id = ''] = key.split('.', 2);
  return {
    key,
    own: `xa/v1/${unit}/${id}`,
    heartbeat: heartbeatSeconds,
    moment: spoken(silence.at),
    until: spoken(silence.until),
    name: silence.source?.name ?? '',
    topic: silence.topic ?? '',
    reason: silence.reason ? word('reason', silence.reason) : '',
  };
}

type WordOf = (group: string, name: string) => string;
