const KEY = 'wall.screen';

let own: string | undefined;

/** The id that this screen chose once and keeps: several screens may show one wall. */
export function screenId(): string {
  own ??= kept() ?? fresh();
  return own;
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** A random UUID. `crypto.randomUUID` is not there where the wall is opened without TLS. */
function fresh(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // a screen that may keep nothing is another after each start
  }
  return id;
}
