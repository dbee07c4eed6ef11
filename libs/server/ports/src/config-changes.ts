/** A change of configuration that running parts must follow, told after its commit. */
export type ConfigChange =
  | { what: 'unit'; unit: string }
  | { what: 'source'; unit: string; key: string }
  /** Removed, moved or given a new secret: what is connected with the old one must go. */
  | { what: 'source-cut'; unit: string; key: string }
  /** A session, token, display or user whose rights changed. */
  | { what: 'access' };

export type ConfigListener = (change: ConfigChange) => void;

export class ConfigChanges {
  private readonly listeners: ConfigListener[] = [];

  on(listener: ConfigListener): void {
    this.listeners.push(listener);
  }

  emit(change: ConfigChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
