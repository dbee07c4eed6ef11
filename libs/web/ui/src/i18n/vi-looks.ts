/** Texts of the page that shows every component. */
export const viLooks = {
  'looks.title': 'Bộ giao diện',
};
