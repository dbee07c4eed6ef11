export type { QueryOf, WordsOf } from './asked';
export { addressOf, apiOver, type ApiAddress } from './client';
