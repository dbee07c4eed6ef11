import { readFile, readdir } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';

/** What becomes smaller; images and fonts are compressed already. */
const TEXT: ReadonlySet<string> = new Set([
  '.js',
  '.css',
  '.html',
  '.svg',
  '.json',
  '.webmanifest',
]);
/** Brotli's effort: nearly the size of the highest, at a twentieth of its time. */
const BROTLI_EFFORT = 6;

const ENCODERS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_EFFORT },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;
type Encoding = keyof typeof ENCODERS;

/**
 * Sends the text files that a build left in a folder compressed, each compressed once. It knows
 * the files that are there at the start and passes on whatever else is asked for.
 */
export async function compressedFiles(
  folder: string,
  setHeaders: (response: { setHeader(name: string, value: string): void }, path: string) => void,
): Promise<RequestHandler> {
  const files = await textFiles(folder);
  const ready = new Map<string, Promise<Buffer>>();
  const bytesOf = (file: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${file}`;
    const bytes = ready.get(key) ?? readFile(file).then(ENCODERS[encoding]);
    ready.set(key, bytes);
    return bytes;
  };
  return (request, response, next) => {
    const file = files.get(request.path);
    const encoding = encodingFor(request);
    if (file === undefined || encoding === undefined) {
      next();
      return;
    }
    bytesOf(file, encoding).then((bytes) => {
      setHeaders(response, file);
      response.set({ 'Content-Encoding': encoding, Vary: 'Accept-Encoding' });
      response.type(extname(file)).send(bytes);
    }, next);
  };
}

function encodingFor(request: Request): Encoding | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  // asked one by one: of both, the order of the header would decide
  if (request.acceptsEncodings('br')) return 'br';
  return request.acceptsEncodings('gzip') ? 'gzip' : undefined;
}

/** Path in the URL → file. */
async function textFiles(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const texts = names.filter((name) => TEXT.has(extname(name)));
  return new Map(texts.map((name) => [`/${name.split(sep).join('/')}`, join(folder, name)]));
}
