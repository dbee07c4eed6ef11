import {
  createContext,
  use,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react';
import type { PresenceChange } from '@nhip-xa/contract';
import type { LiveClient } from './live-client';
import { NOTHING_YET, type LiveState } from './live-state';

export const LiveContext = createContext<LiveClient | null>(null);

const NO_SUBSCRIPTION = (): (() => void) => () => undefined;

/** A part of the live state; the component is drawn again when that part is another. */
export function useLive<T>(part: (state: LiveState) => T): T {
  const client = use(LiveContext);
  return useSyncExternalStore(client?.subscribe ?? NO_SUBSCRIPTION, () =>
    part(client?.getState() ?? NOTHING_YET),
  );
}

interface Wanted {
  /** All where it is not said. */
  kpis?: readonly string[] | undefined;
  /** False where the page shows numbers of these units and not what happens there. */
  news?: boolean;
}

/** Watches units while the component is there. Lists are compared by what is in them. */
export function useWatch(units: readonly string[], { kpis, news = true }: Wanted = {}): void {
  const client = use(LiveContext);
  const unitList = units.join(' ');
  const kpiList = kpis?.join(' ');
  useEffect(() => {
    if (!client || unitList === '') return undefined;
    return client.watch({
      units: unitList.split(' '),
      ...(kpiList === undefined ? {} : { kpis: kpiList.split(' ') }),
      ...(news ? {} : { news }),
    });
  }, [client, unitList, kpiList, news]);
}

/** Is told of sources that came or went. */
export function usePresence(listener: (changes: readonly PresenceChange[]) => void): void {
  const client = use(LiveContext);
  useEffect(() => client?.onPresence(listener), [client, listener]);
}

/** Is told when the definitions of KPIs, or what walls show of them, are others. */
export function useOtherDefinitions(listener: () => void): void {
  const client = use(LiveContext);
  useEffect(() => client?.onDefinitions(listener), [client, listener]);
}

/**
 * All that is known, as it is to be drawn: a message of many changes is drawn in small pieces when
 * the browser has time for them, what comes meanwhile is drawn instead of it.
 */
export const useShownLive = (): LiveState => useDeferredValue(useLive(whole));

const whole = (state: LiveState): LiveState => state;

/**
 * Tells the server that a message is on the screen, after the frame in which it was painted: the
 * callback of a frame runs before its paint, a message posted there after it.
 */
export function useDrawn(seq: number | null): void {
  const client = use(LiveContext);
  useLayoutEffect(() => {
    if (!client || seq === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        client.drawn(seq);
        port1.close();
      };
      port2.postMessage(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [client, seq]);
}
