export { Database, type DatabaseConnection } from './database/database';
export { NewerDatabase } from './database/migrate';
export type { KeptMessage } from './mappings/kept-messages';
export { openStore, type Store, type StoreParts } from './store';
