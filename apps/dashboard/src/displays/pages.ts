/** The pages of setting up walls come as a script of their own: they are opened seldom. */
export { EditDisplayPage, WallSetupPage } from './WallSetupPage';
export { WallGuidePage } from './WallGuidePage';
