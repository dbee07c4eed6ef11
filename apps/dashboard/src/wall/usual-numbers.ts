/** The numbers of a wall whose unit chose none: few enough to be read from five metres. */
export const USUAL_NUMBERS: readonly string[] = [
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
