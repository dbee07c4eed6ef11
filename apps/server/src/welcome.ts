export interface Welcome {
  httpUrl: string;
  mqttUrl: string;
  /** Over WebSocket, over TLS. */
  moreMqttUrls: readonly string[];
  /** Undefined: given by the environment, or printed at an earlier start. */
  generatedPassword: string | undefined;
  passwordPlace: string;
  demo: boolean;
}

/** What a person needs first, in a few lines. */
export function welcomeLines({
  httpUrl,
  mqttUrl,
  moreMqttUrls,
  generatedPassword,
  passwordPlace,
  demo,
}: Welcome): string {
  const password = generatedPassword ?? passwordPlace;
  return [
    '',
    `  Nhịp Xã is up${demo ? ' with a simulated province' : ''}.`,
    '',
    `  Pages   ${httpUrl}`,
    `  Login   admin / ${password}`,
    `  MQTT    ${mqttUrl}`,
    ...moreMqttUrls.map((url) => `          ${url}`),
    `  API     ${httpUrl}/api/docs`,
    '',
  ].join('\n');
}

export const wallLine = (httpUrl: string, path: string): string =>
  `  Wall    ${httpUrl}${path}\n\n`;
