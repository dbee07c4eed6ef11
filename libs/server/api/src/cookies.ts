import type { GivenPass } from '@nhip-xa/ports';
import type { CookieOptions, Request, Response } from 'express';

/** Secure wherever the browser came by https; a proxy's word for that can only add to it. */
const optionsFor = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: request.secure || request.headers['x-forwarded-proto'] === 'https',
});

export function giveCookie(
  request: Request,
  response: Response,
  name: string,
  pass: GivenPass,
): void {
  const maxAge = pass.lifetimeSeconds * 1000;
  response.cookie(name, pass.token, { ...optionsFor(request), maxAge });
}

export function clearCookie(request: Request, response: Response, name: string): void {
  response.clearCookie(name, optionsFor(request));
}
