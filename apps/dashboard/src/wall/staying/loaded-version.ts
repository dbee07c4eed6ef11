let loaded: string | null = null;

/**
 * The version that this page was loaded with: the first that its server said. A server that was
 * upgraded since says another, and the page is still the old one.
 */
export function loadedVersion(said: string | null): string | null {
  loaded ??= said;
  return loaded;
}
