/** The pages that compare, loaded where they are opened. */
export { ComparePage } from './ComparePage';
