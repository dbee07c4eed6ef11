/** Texts of the scenes for public services, feedback, and security. */
export const viScenesPeople = {
  'services.due': 'Đến hạn',
};
