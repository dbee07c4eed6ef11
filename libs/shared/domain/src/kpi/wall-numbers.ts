/** What a wall shows unless its unit chose others, in their order of consequence [contract 6]. */
export const USUAL_WALL_NUMBERS: readonly string[] = [
  'dossiers-overdue',
  'dossiers-on-time',
  'dossiers-online',
  'feedback-overdue',
  'detections-pending',
  'cameras-online',
  'services-online',
  'devices-online',
  'flood-level',
  'local-commerce',
];
