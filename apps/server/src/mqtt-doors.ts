import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { DoorClosed, type Certificate, type DoorScheme } from '@nhip-xa/intake';
import { StartError, listenError, type Config } from '@nhip-xa/platform';

/**
 * What the door with TLS needs; undefined where there is none.
 * @throws StartError when its files cannot be used
 */
export function tlsOf({
  mqttTlsPort: port,
  tls,
}: Config): { port: number; certificate: Certificate } | undefined {
  return port !== undefined && tls ? { port, certificate: readCertificate(tls) } : undefined;
}

/** The port of each door, and the variable by which another is chosen. */
const PORTS: Readonly<Record<DoorScheme, { variable: string; of: (config: Config) => number }>> = {
  mqtt: { variable: 'MQTT_PORT', of: (config) => config.mqttPort },
  ws: { variable: 'MQTT_WS_PORT', of: (config) => config.mqttWsPort ?? 0 },
  mqtts: { variable: 'MQTT_TLS_PORT', of: (config) => config.mqttTlsPort ?? 0 },
};

/** A door that could not be opened, in one clear line. */
export function doorError(error: unknown, config: Config): unknown {
  if (!(error instanceof DoorClosed)) return error;
  const { variable, of } = PORTS[error.scheme];
  return listenError(error.cause, {
    what: error.scheme === 'mqtt' ? 'The MQTT broker' : `The MQTT broker (${error.scheme})`,
    host: config.mqttHost,
    port: of(config),
    portVariable: variable,
    hostVariable: 'MQTT_HOST',
  });
}

/**
 * The certificate and key that TLS_CERT and TLS_KEY name.
 * @throws StartError when they cannot be read, are none, or do not belong together
 */
function readCertificate({ certFile, keyFile }: NonNullable<Config['tls']>): Certificate {
  const certificate = { cert: read('TLS_CERT', certFile), key: read('TLS_KEY', keyFile) };
  const own = attempt(
    `TLS_CERT names ${certFile}, which holds no certificate`,
    () => new X509Certificate(certificate.cert),
  );
  const key = attempt(`TLS_KEY names ${keyFile}, which holds no key that can be used`, () =>
    createPrivateKey(certificate.key),
  );
  if (!own.checkPrivateKey(key)) {
    throw new StartError(`TLS_KEY names ${keyFile}, which is not the key of TLS_CERT`, PEM_FILES);
  }
  attempt('TLS_CERT and TLS_KEY cannot be used', () => createSecureContext(certificate));
  return certificate;
}

const PEM_FILES = 'Both are PEM files, the key without a passphrase.';

/** What goes wrong, in words; those of the system and of OpenSSL hold nothing of a key. */
function attempt<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`${what} (${why})`, PEM_FILES);
  }
}

const read = (variable: string, file: string): string =>
  attempt(`${variable} names ${file}, which cannot be read`, () => readFileSync(file, 'utf8'));
