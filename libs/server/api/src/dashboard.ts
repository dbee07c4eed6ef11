import { join, sep } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type RequestHandler } from 'express';
import { compressedFiles } from './compressed-files';

/** Vite puts what carries its hash in its name here: it never changes. */
const HASHED_FOLDER = `${sep}assets${sep}`;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** The paths of pages [contract 6]; the page itself reads the rest. */
const PAGE_PATHS = /^\/(?:$|(?:login|account|u|s|value|admin|wall|looks)(?:\/|$))/;

/** Pages whose script is not the console's. */
const OTHER_PAGES = /^\/(?:login|wall)(?:\/|$)/;

/** What programs ask for, and files: nobody reads a page there. */
const NO_PAGES = /^\/(?:api|health|metrics|assets)(?:\/|$)|\.[^/]*$/;

const setHeaders = (
  response: { setHeader(name: string, value: string): void },
  path: string,
): void => {
  response.setHeader('Cache-Control', path.includes(HASHED_FOLDER) ? FOR_EVER : ASK_AGAIN);
};

/** Somebody with a browser, where there is nothing. */
const isStrayReader = ({ path, headers }: Request): boolean =>
  !NO_PAGES.test(path) && (headers.accept ?? '').includes('text/html');

/** Serves the built dashboard: its files, and for every page path the document that begins it. */
export async function serveDashboard(app: NestExpressApplication, folder: string): Promise<void> {
  app.use(await compressedFiles(folder, setHeaders));
  app.use(express.static(folder, { index: false, redirect: false, setHeaders }));
  const page: RequestHandler = (request, response, next) => {
    const wanted = request.method === 'GET' || request.method === 'HEAD';
    const known = PAGE_PATHS.test(request.path);
    if (!wanted || !(known || isStrayReader(request))) {
      next();
      return;
    }
    // whoever followed a wrong link is told so in words, by the page
    response.status(known ? 200 : 404);
    response.set('Cache-Control', ASK_AGAIN);
    const document = OTHER_PAGES.test(request.path) ? 'index.html' : 'console.html';
    response.sendFile(join(folder, document), { cacheControl: false }, (error) => {
      if (error) next(error);
    });
  };
  app.use(page);
}
