import type { Connection } from '@nhip-xa/web-live';
import { useEffect } from 'react';

/** `data-live` of the body: what the page's connection is doing [contract 6]. */
export function useBodyLive(connection: Connection): void {
  useEffect(() => {
    document.body.dataset.live = connection;
  }, [connection]);
}
