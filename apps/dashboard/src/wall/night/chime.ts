import { useEffect, useRef } from 'react';

/** Hertz, seconds and share of full loudness: a small bell in the next room, not an alarm. */
const TONE = { pitch: 660, seconds: 0.9, loudness: 0.06 };

/** One short quiet sound. A browser that wants a gesture first stays silent. */
function chime(): void {
  try {
    const context = new AudioContext();
    const oscillator = new OscillatorNode(context, { frequency: TONE.pitch });
    const gain = new GainNode(context, { gain: TONE.loudness });
    gain.gain.exponentialRampToValueAtTime(0.000_1, context.currentTime + TONE.seconds);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + TONE.seconds);
    setTimeout(() => void context.close().catch(() => undefined), TONE.seconds * 2_000);
  } catch {
    // no sound card, no sound
  }
}

/** Chimes once whenever a KPI turned critical, where the wall may. */
export function useChime(alarms: number, isAllowed: boolean): void {
  const heard = useRef(alarms);
  useEffect(() => {
    if (alarms > heard.current && isAllowed) chime();
    heard.current = alarms;
  }, [alarms, isAllowed]);
}
