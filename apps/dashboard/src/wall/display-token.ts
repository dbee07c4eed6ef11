/** The display's token in the hash of a wall's address: `#token=nxd_…`; null where it has none. */
export const tokenOf = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token');

/** What this wall asks as a display by, even where somebody is signed in in its browser. */
export function asDisplay(): { headers?: { authorization: string } } {
  const token = tokenOf(window.location.hash);
  return token === null ? {} : { headers: { authorization: `Bearer ${token}` } };
}
