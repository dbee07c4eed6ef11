import type { ArgumentsHost } from '@nestjs/common';
import { WrongTooOften } from '@nhip-xa/ports';
import { ProblemFilter } from './problem.filter';

it('tells who showed too many wrong tokens how long to wait, as no fault of ours', () => {
  const told: Record<string, unknown> = {};
  const logged: unknown[] = [];
  const response = {
    headersSent: false,
    status: (status: number) => Object.assign(response, void (told['status'] = status)),
    set: (headers: object) => Object.assign(response, void (told['headers'] = headers)),
    type: () => response,
    send: (body: string) => void (told['body'] = JSON.parse(body)),
  };
  const http = { getRequest: () => ({}), getResponse: () => response };
  const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
  const logger = { error: (it: unknown) => logged.push(it), warn: () => undefined };
  new ProblemFilter(logger).catch(new WrongTooOften(4), host);
  expect(told).toMatchObject({
    status: 429,
    headers: { 'Retry-After': '4' },
    body: { code: 'throttled' },
  });
  expect(logged).toEqual([]);
});
