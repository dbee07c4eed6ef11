import { Controller, Param, Req, Res, StreamableFile } from '@nestjs/common';
import {
  FRAME_SIZES,
  FramesBusy,
  type FrameReader,
  type Principal,
  type ShownFrame,
} from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { plainText } from '../queries';

const frameQuery = z.strictObject({
  size: z.enum(FRAME_SIZES).default('whole'),
  /** Changes nothing: a page keeps a picture by its address, so a newer one needs another. */
  at: plainText.optional(),
});
/** Seconds after which whoever came too early may ask again. */
const AGAIN_SECONDS = '2';

@Controller('api/v1/sources/:key/frame')
export class FramesController {
  constructor(@Port('frames') private readonly frames: FrameReader) {}

  @Route('get', '', {
    summary: 'The newest good frame of a source; size=small for a copy that is quick to send',
    needs: 'frame.read',
    scope: { sourceKey: 'key' },
    query: frameQuery,
    media: ['image/jpeg', 'image/png'],
  })
  async one(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('key') key: string,
    @FromQuery() { size }: z.infer<typeof frameQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    if (caller.kind === 'display') {
      // a wall shows its own unit's cameras, no larger than it needs
      if (unit !== caller.unit) throw notFound();
      if (size !== 'small') throw new HttpProblem('forbidden');
    }
    const frame = await this.frames.read(key, size).catch((error: unknown) => {
      if (!(error instanceof FramesBusy)) throw error;
      throw new HttpProblem('unavailable', { headers: { 'Retry-After': AGAIN_SECONDS } });
    });
    if (!frame) throw notFound();
    response.set(headersOf(frame));
    if (request.fresh) {
      response.status(304);
      return undefined;
    }
    return new StreamableFile(frame.bytes, {
      type: frame.contentType,
      disposition: 'inline',
      length: frame.bytes.byteLength,
    });
  }
}

/** Kept by the browser of who saw it, and asked after each time: the right to see it may be gone. */
const headersOf = (frame: ShownFrame): Record<string, string> => ({
  'Cache-Control': 'private, no-cache',
  ETag: `"${frame.tag}"`,
  'Last-Modified': new Date(frame.atMs).toUTCString(),
  'X-Content-Type-Options': 'nosniff',
});
