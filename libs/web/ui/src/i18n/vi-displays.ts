/** Texts of setting up walls, and of the screens that show them. */
export const viDisplays = {
  'screens.title': 'Màn hình',
};
