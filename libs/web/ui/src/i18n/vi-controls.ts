/** What controls say to those who do not see them. */
export const viControls = {
  'controls.clear': 'Xoá lựa chọn',
  'controls.nothingFound': 'Không tìm thấy',
} as const;
