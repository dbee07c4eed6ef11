import { join, sep } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type RequestHandler } from 'express';
import { compressedFiles } from './compressed-files';

/** Vite puts what carries its hash in its name here: it never changes. */
const HASHED_FOLDER = `${sep}assets${sep}`;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** The paths of pages [contract 6]; the page itself reads the rest. */
const PAGE_PATHS = /^\/(?:$|(?:login|account|u|s|value|admin|wall)(?:\/|$))/;

const setHeaders = (
  response: { setHeader(name: string, value: string): void },
  path: string,
): void => {
  response.setHeader('Cache-Control', path.includes(HASHED_FOLDER) ? FOR_EVER : ASK_AGAIN);
};

/** Serves the built dashboard: its files, and its one document for every page path. */
export async function serveDashboard(app: NestExpressApplication, folder: string): Promise<void> {
  app.use(await compressedFiles(folder, setHeaders));
  app.use(express.static(folder, { index: false, redirect: false, setHeaders }));
  const page: RequestHandler = (request, response, next) => {
    const wanted = request.method === 'GET' || request.method === 'HEAD';
    if (!wanted || !PAGE_PATHS.test(request.path)) {
      next();
      return;
    }
    response.set('Cache-Control', ASK_AGAIN);
    response.sendFile(join(folder, 'index.html'), { cacheControl: false }, (error) => {
      if (error) next(error);
    });
  };
  app.use(page);
}
