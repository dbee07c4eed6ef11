/** Texts of the wall around its scenes: what needs a decision, the pulse, the round. */
export const viWall = {
  'scene.overview': 'Tổng quan',
  'scene.map': 'Bản đồ',
  'scene.services': 'Dịch vụ công',
  'scene.feedback': 'Phản ánh của người dân',
  'scene.security': 'An ninh trật tự',
  'scene.environment': 'Môi trường và thiên tai',
  'scene.infrastructure': 'Hạ tầng và dịch vụ',
  'scene.economy': 'Kinh tế và xã hội',
  'scene.value': 'Giá trị và chi phí',
};
