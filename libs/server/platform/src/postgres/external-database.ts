import { StartError } from '../start-error';
import type { Database, DatabaseConnection } from './database';

const FORM = 'postgresql://user:password@host:5432/database';
const USUAL_PORT = 5432;

const SSL_MODES: Record<string, DatabaseConnection['ssl']> = {
  disable: false,
  require: { rejectUnauthorized: false },
  'verify-full': { rejectUnauthorized: true },
};

const wrong = (what: string): StartError =>
  new StartError(`DATABASE_URL ${what}`, `Write it as ${FORM}.`);

function parseUrl(url: string): URL {
  try {
    return new URL(url);
  } catch {
    // The URL itself stays out of the words: it holds the password.
    throw wrong('is not a URL');
  }
}

function sslOf(url: URL): DatabaseConnection['ssl'] {
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  const unknown = [...url.searchParams.keys()].find((key) => key !== 'sslmode');
  if (unknown) throw wrong(`has a parameter that is not known here: ${unknown}`);
  const ssl = SSL_MODES[mode];
  if (ssl === undefined)
    throw wrong(`has an unknown sslmode; ${Object.keys(SSL_MODES).join(', ')}`);
  return ssl;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw wrong('has a broken percent sign in it');
  }
}

/**
 * The database that `DATABASE_URL` names. Only its form is checked; whether it answers is for
 * whoever connects first to find out.
 * @throws StartError when the URL is not of the form, without repeating its password
 */
export function externalDatabase(url: string): Database {
  const parsed = parseUrl(url);
  if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw wrong(`begins with ${parsed.protocol}// instead of postgresql://`);
  }
  const database = decoded(parsed.pathname.slice(1));
  if (!parsed.hostname) throw wrong('names no host');
  if (!parsed.username) throw wrong('names no user');
  if (!database) throw wrong('names no database');
  return {
    connection: Object.freeze({
      host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: parsed.port === '' ? USUAL_PORT : Number(parsed.port),
      user: decoded(parsed.username),
      password: decoded(parsed.password),
      database,
      ssl: sslOf(parsed),
    }),
    stop: () => Promise.resolve(),
  };
}
