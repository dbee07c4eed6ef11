/**
 * The code of an error of the operating system, such as `ENOENT`; undefined for every other error.
 * By shape, not by class: errors of Node's own modules may come from another realm.
 */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
