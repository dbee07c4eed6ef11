/** The first steps come as a script of their own: most people never see them. */
export { SetupPage } from './SetupPage';
