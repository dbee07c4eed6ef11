import type { LIVE_NAMESPACE } from '@nhip-xa/contract';
import { io } from 'socket.io-client';
import { LiveClient } from './live-client';
import { PROBE_LIMIT_MS } from './watchdog';

// Typed by the contract's own constant, whose module would bring the schemas into the wall's bundle.
const NAMESPACE: typeof LIVE_NAMESPACE = '/live';

/** A live client on the page's own server, by the cookie it has. */
export function connectLive(): LiveClient {
  const socket = io(NAMESPACE, {
    transports: ['websocket', 'polling'],
    autoConnect: false,
    // The client reconnects itself: it must also when the server, not the network, closed.
    reconnection: false,
    timeout: 5_000,
  });
  return new LiveClient({ socket, probe });
}

async function probe(): Promise<boolean> {
  try {
    await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}
