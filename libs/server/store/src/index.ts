export { Database, type DatabaseConnection } from './database/database';
export { NewerDatabase } from './database/migrate';
export { openStore, type Store, type StoreParts } from './store';
