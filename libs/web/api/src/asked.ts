import type { MaybeOptionalInit } from 'openapi-fetch';
import type { paths } from './generated/openapi';

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

/** The paths that answer a method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { parameters: object }> ? P : never;
}[keyof paths];

export type InitOf<P extends keyof paths, M extends Method> = MaybeOptionalInit<paths[P], M>;

/** What a method of a path takes in its address. */
export type ParametersOf<P extends PathsWith<M>, M extends Method = 'get'> =
  paths[P] extends Record<M, { parameters: infer T }> ? T : never;

/** What a path takes behind its `?`. */
export type QueryOf<P extends PathsWith<'get'>> = NonNullable<
  ParametersOf<P> extends { query?: infer Q } ? Q : never
>;

/** The same as an address of a page says it: by names that there are, in words that the server judges. */
export type WordsOf<P extends PathsWith<'get'>> = {
  readonly [Name in keyof QueryOf<P>]?: string | undefined;
};

type KeysOf<T> = T extends object ? keyof T : never;
type PartOf<T, Name extends string> = T extends { [N in Name]?: infer Part } ? Part : never;

/** Whatever is given of a part and is not known is refused; objects that stand elsewhere alike. */
type NoMore<Given, Known> = Record<Exclude<KeysOf<Given>, KeysOf<Known>>, never>;

/** What is refused of something given, against what is known. */
export interface Refusing<Given, Known> {
  params?: {
    query?: NoMore<
      PartOf<PartOf<Given, 'params'>, 'query'>,
      PartOf<PartOf<Known, 'params'>, 'query'>
    >;
    path?: NoMore<PartOf<PartOf<Given, 'params'>, 'path'>, PartOf<PartOf<Known, 'params'>, 'path'>>;
  };
  body?: NoMore<PartOf<Given, 'body'>, PartOf<Known, 'body'>>;
}

type Exactly<Given, Known> = Given & Refusing<Given, Known>;

type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } }
  ? Json
  : undefined;
type Succeeding = 200 | 201 | 202 | 203 | 204;
/** What a request that succeeds brings, of the document's own types: a tuple stays one. */
type DataOf<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, { responses: infer Responses }>
    ? JsonOf<Responses[Extract<keyof Responses, Succeeding>]>
    : never;

type Ask<M extends Method> = <P extends PathsWith<M>, Given extends InitOf<P, M>>(
  path: P,
  ...given: undefined extends InitOf<P, M>
    ? [Exactly<Given, InitOf<P, M>>?]
    : [Exactly<Given, InitOf<P, M>>]
) => Promise<{ data: DataOf<P, M> }>;

/**
 * The HTTP side as its OpenAPI document tells it: a path, a parameter or a body that it does not
 * know is an error of type.
 */
export interface Api {
  GET: Ask<'get'>;
  PUT: Ask<'put'>;
  POST: Ask<'post'>;
  DELETE: Ask<'delete'>;
  PATCH: Ask<'patch'>;
}
