/** The pages of units come as a script of their own: only administrators open them. */
export { DemonstrationPage } from './DemonstrationPage';
export { UnitsPage } from './UnitsPage';
