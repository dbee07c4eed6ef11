/** A moment of the past as the API takes it; null: now. */
export const atOf = (atMs: number | null): { at?: string } =>
  atMs === null ? {} : { at: new Date(atMs).toISOString() };
