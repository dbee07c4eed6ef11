import express from 'express';
import type { Request, RequestHandler, Response } from 'express';

/**
 * Bodies that may be larger than any other are read by the guard, and only after it knows who sends
 * them: nobody else can make the server read so much.
 */

/** Paths under `/api` whose body the guard reads. */
const LARGE_BODIES: ReadonlySet<string> = new Set([
  '/v1/boundaries',
  '/v1/sources/import',
  '/v1/units/import',
]);

/** A parser that leaves large bodies where they are. */
export const exceptLarge =
  (parser: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (LARGE_BODIES.has(request.path)) next();
    else void parser(request, response, next);
  };

/**
 * @param media of a body that is no JSON
 * @throws what the parser makes of too many bytes, or of what is no JSON
 */
export const readLargeBody = (
  request: Request,
  response: Response,
  bytes: number,
  media: string | undefined,
): Promise<void> => {
  const parse =
    media === undefined
      ? express.json({ limit: bytes, type: 'application/json' })
      : express.text({ limit: bytes, type: media });
  return new Promise((resolve, reject) => {
    parse(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('a body that cannot be read'));
    });
  });
};
