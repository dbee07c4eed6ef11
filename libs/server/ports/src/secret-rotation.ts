import type { Author } from './config-store';

export interface Renewal {
  key: string;
  secretHash: Uint8Array;
}

/** New secrets of sources. Only two work ever: the newest, and until its end the one before. */
export interface SecretRotation {
  /**
   * Gives the sources these secrets, all or none, in one transaction.
   * @param previousUntilMs until when the secrets before work beside them; null: they end now
   * @returns the key of a source that is not there; undefined: done
   */
  replace(
    renewals: readonly Renewal[],
    previousUntilMs: number | null,
    author: Author,
  ): Promise<string | undefined>;
  /** Ends the secret before at once; false: no source of this key has one. */
  endPrevious(key: string, author: Author): Promise<boolean>;
}
