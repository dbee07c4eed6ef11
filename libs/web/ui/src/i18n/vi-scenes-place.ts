/** Texts of the scenes for environment, infrastructure, economy and society, and value. */
export const viScenesPlace = {
  'rivers.title': 'Mực nước sông',
};
