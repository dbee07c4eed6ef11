/** Texts of maps and rankings. */
export const viMap = {
  'map.none': 'Chưa có bản đồ',
};
