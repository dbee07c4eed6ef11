import type { NestExpressApplication } from '@nestjs/platform-express';
import { LIMITS } from '@nhip-xa/contract';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import { serveDashboard } from './dashboard';
import { serveDocuments } from './documents';
import { exceptLarge } from './large-body';

export interface HttpOptions {
  /** Stands in the documents. */
  version: string;
  /** Folder of the built dashboard; absent: no pages are served. */
  dashboardFolder?: string | undefined;
  /** Nothing but health and metrics is answered: there is nothing to describe. */
  only?: 'watching' | undefined;
}

/** A wall is shown in small where it is set up, and nowhere else; it has nothing to be pressed. */
const WALL_PATH = /^\/wall\//;

/** No inline script, nothing from elsewhere, in nobody's frame but walls in our own. */
function securityHeaders(): RequestHandler {
  const [wall, other] = [headersFramedBy("'self'"), headersFramedBy("'none'")];
  return (request, response, next) =>
    (WALL_PATH.test(request.path) ? wall : other)(request, response, next);
}

const headersFramedBy = (ancestors: "'self'" | "'none'"): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': [ancestors],
      },
    },
    // for browsers that know no frame-ancestors
    frameguard: { action: ancestors === "'self'" ? 'sameorigin' : 'deny' },
    // over plain http it says nothing, and a proxy that speaks https says it itself
    strictTransportSecurity: false,
    // without https browsers ignore it with a warning
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
  });

/** What is read under a session is nobody else's, and of that moment. */
const uncached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/**
 * Answers, which for a province are hundreds of kilobytes of much the same words, become a tenth of
 * that on the way to a telephone. Files are sent as they are made, so that their progress is seen.
 */
const compressed: RequestHandler = compression({
  filter: (_request, response) => /\bjson\b/.test(String(response.getHeader('Content-Type'))),
});

/**
 * Everything around the routes: headers, body parsing, documents, pages. The application has to be
 * created with `bodyParser: false`; this is called before it listens.
 */
export async function configureHttp(
  app: NestExpressApplication,
  options: HttpOptions,
): Promise<void> {
  app.disable('x-powered-by');
  // a header can say anything about where a request comes from
  app.set('trust proxy', false);
  app.use(securityHeaders());
  app.use('/api/v1', uncached, compressed);
  app.use(
    '/api',
    exceptLarge(express.json({ limit: LIMITS.requestBytes, type: 'application/json' })),
  );
  app.use('/api', exceptLarge(express.text({ limit: LIMITS.requestBytes, type: 'text/csv' })));
  if (options.only === undefined) await serveDocuments(app, options.version);
  if (options.dashboardFolder !== undefined) await serveDashboard(app, options.dashboardFolder);
}
