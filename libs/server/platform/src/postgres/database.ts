/** What a client needs in order to connect; the fields are those of `pg`. */
export interface DatabaseConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Whether the connection is encrypted, and if so, whether the certificate is checked. */
  ssl: false | { rejectUnauthorized: boolean };
}

/** A PostgreSQL that can be connected to, ours or another's. */
export interface Database {
  readonly connection: Readonly<DatabaseConnection>;
  /** Stops an embedded database within so many ms, and leaves an external one alone. */
  stop(withinMs?: number): Promise<void>;
}
