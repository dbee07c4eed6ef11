import { useLive } from '@nhip-xa/web-live';
import { useEffect, useState } from 'react';

/** A wall runs for months: when the server has been upgraded it loads the new pages by itself. */
export function useNewVersion(): void {
  const version = useLive((state) => state.version);
  const [first, setFirst] = useState<string | null>(null);
  if (first === null && version !== null) setFirst(version);
  useEffect(() => {
    if (first !== null && version !== null && version !== first) window.location.reload();
  }, [first, version]);
}
