import { useEffect, useState } from 'react';

/** How long in ms fields must be left alone before the server is asked. */
const QUIET_MS = 500;

/** A value that changes no oftener than this. */
export function useQuiet<T>(value: T): T {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return quiet;
}
