import type { Unit } from '@nhip-xa/contract';
import { backOffMs } from '@nhip-xa/web-live';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/http';
import { tokenOf } from './display-token';
import { exchange, wallUnit } from './wall-queries';

/** Whether the screen may show the unit. `failed` means that the server could not be asked. */
export type Gate =
  | { state: 'opening' }
  | { state: 'open'; unit: Unit }
  | { state: 'revoked' | 'login' | 'unknown' | 'failed' };

/** A refusal may be undone, but seldom is: asked again after this, in milliseconds. */
const REFUSED_AGAIN_MS = 60_000;

/** Asks to be let in: by the token of the address, which stays there for the next start, or a session. */
async function knock(code: string): Promise<Gate> {
  const token = tokenOf(window.location.hash);
  try {
    if (token) await exchange(token);
    return { state: 'open', unit: await wallUnit(code) };
  } catch (error) {
    if (!(error instanceof ApiError)) return { state: 'failed' };
    const { status } = error;
    if (status === 401) return { state: token ? 'revoked' : 'login' };
    if (status === 404) return { state: token ? await whichUnknown(token) : 'unknown' };
    return { state: status === 400 && token ? 'revoked' : 'failed' };
  }
}

/** A 404 may be of the token, or of a unit that another display's token does not open. */
async function whichUnknown(token: string): Promise<'revoked' | 'unknown' | 'failed'> {
  try {
    await exchange(token);
    return 'unknown';
  } catch (error) {
    const refused = error instanceof ApiError && [400, 401, 404].includes(error.status);
    return refused ? 'revoked' : 'failed';
  }
}

/** Keeps asking until the wall is open; `again` asks anew when the live side was refused. */
export function useGate(code: string): { gate: Gate; again: () => void } {
  const [gate, setGate] = useState<Gate>({ state: 'opening' });
  const asking = useRef(false);
  const failures = useRef(0);

  const again = useCallback(() => {
    if (asking.current) return;
    asking.current = true;
    void knock(code).then((answer) => {
      asking.current = false;
      // A wall that is open stays open while the server cannot be asked: it says so itself.
      setGate((before) => (before.state === 'open' && answer.state === 'failed' ? before : answer));
    });
  }, [code]);

  useEffect(again, [again]);
  useEffect(() => {
    if (gate.state !== 'failed') failures.current = 0;
    if (gate.state === 'opening' || gate.state === 'open') return undefined;
    // A server that could not be asked is asked again soon, but not by every screen in one moment.
    const failed = gate.state === 'failed';
    const waitMs = failed ? backOffMs(failures.current++, Math.random()) : REFUSED_AGAIN_MS;
    const timer = setTimeout(again, waitMs);
    return () => clearTimeout(timer);
  }, [gate, again]);

  return { gate, again };
}
