/** The page of boundaries comes as a script of its own: only administrators draw maps in the console. */
export { BoundariesPage } from './BoundariesPage';
