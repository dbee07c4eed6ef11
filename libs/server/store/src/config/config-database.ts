import type { DataSource, EntityManager } from 'typeorm';
import { asStorageError } from '../database/errors';

/** A constraint of uniqueness that an insert ran into. */
const UNIQUE_VIOLATION = '23505';

export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: string }).code === UNIQUE_VIOLATION;

/** TypeORM's connections with errors told apart as everywhere else in the store. */
export class ConfigDatabase {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws StorageUnavailable when the database cannot answer now */
  async read<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await run(this.dataSource.manager);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** Runs a change and what is written down of it in one transaction. */
  async change<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(run);
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /** As `change`, for what may exist already. */
  async create<T>(run: (manager: EntityManager) => Promise<T>): Promise<T | 'exists'> {
    try {
      return await this.dataSource.transaction(run);
    } catch (error) {
      if (isUniqueViolation(error)) return 'exists';
      throw asStorageError(error);
    }
  }
}
