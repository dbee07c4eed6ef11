import type { Config } from '@nhip-xa/platform';

export interface Welcome {
  role: Config['role'];
  httpUrl: string;
  /** Undefined where no messages are taken in. */
  mqttUrl: string | undefined;
  /** Over WebSocket, over TLS. */
  moreMqttUrls: readonly string[];
  /** Undefined: given by the environment, or printed at an earlier start. */
  generatedPassword: string | undefined;
  passwordPlace: string;
  demo: boolean;
}

/** What a person needs first, in a few lines; of a process with one role, what that role offers. */
export function welcomeLines(welcome: Welcome): string {
  const { role, httpUrl, mqttUrl, moreMqttUrls, generatedPassword, passwordPlace, demo } = welcome;
  const pages = role !== 'ingest';
  const lines = [
    pages && `Pages   ${httpUrl}`,
    pages && `Login   admin / ${generatedPassword ?? passwordPlace}`,
    mqttUrl !== undefined && `MQTT    ${mqttUrl}`,
    ...moreMqttUrls.map((url) => `        ${url}`),
    pages && `API     ${httpUrl}/api/docs`,
    role !== 'all' && `Health  ${httpUrl}/health/ready`,
  ];
  const only = role === 'all' ? '' : ` as ${role}`;
  return [
    '',
    `  Nhịp Xã is up${only}${demo ? ' with a simulated province' : ''}.`,
    '',
    ...lines.filter((line) => line !== false).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** Said where a demonstration was asked for that somebody removed. */
export const REMOVED_LINE =
  '  The demonstration was removed and stays away; DEMO=again brings it back.\n\n';

export const wallLine = (httpUrl: string, path: string): string =>
  `  Wall    ${httpUrl}${path}\n\n`;
