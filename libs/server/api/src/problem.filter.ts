import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { BadCursor, DataRefused, StorageUnavailable, TooBusy, WrongTooOften } from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import { Port, type ApiLogger } from './ports';
import { HttpProblem, badField, notFound, type ProblemCode } from './problem';

/** Seconds after which a caller may try again when the database is away or the machine busy. */
const RETRY_SECONDS = 2;
const RETRY = { headers: { 'Retry-After': String(RETRY_SECONDS) } };

/** Turns every failure into a problem document; what is not expected says nothing of its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Port('logger') private readonly logger: ApiLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error);
    if (problem.code === 'internal') {
      this.logger.error({ error, method: request.method, path: request.path }, 'request failed');
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    response
      .status(problem.status)
      .set({ ...problem.more.headers, 'Cache-Control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(problem.body()));
  }
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof BadCursor) return badField('cursor', error.message);
  if (error instanceof DataRefused) {
    return new HttpProblem('bad-request', { detail: 'a value that cannot be stored' });
  }
  if (error instanceof StorageUnavailable || error instanceof TooBusy) {
    return new HttpProblem('unavailable', RETRY);
  }
  if (error instanceof WrongTooOften) {
    const headers = { 'Retry-After': String(error.retryAfterSeconds) };
    return new HttpProblem('throttled', { headers, detail: 'too many wrong tokens; wait' });
  }
  return ofStatus(statusOf(error));
}

/** The status that Nest, Express or its body parser gave an error of theirs. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : 500;
}

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  413: 'too-large',
  415: 'not-json',
};

function ofStatus(status: number): HttpProblem {
  if (status === 404) return notFound();
  const code = CODE_OF_STATUS[status];
  if (code) return new HttpProblem(code);
  const theirs = status >= 400 && status < 500;
  return theirs
    ? new HttpProblem('bad-request', { detail: 'the request cannot be read' })
    : new HttpProblem('internal');
}
