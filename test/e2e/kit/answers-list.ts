import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Schema {
  $ref?: string;
  required?: string[];
}
interface Document {
  paths: Record<
    string,
    { get?: { responses: { 200?: { content?: { 'application/json'?: { schema: Schema } } } } } }
  >;
  components: { schemas: Record<string, Schema> };
}

const document = JSON.parse(
  readFileSync(resolve(__dirname, '../../../docs/api/openapi.json'), 'utf8'),
) as Document;

/** Paths with what they answer a question, those that name no part first. */
const answers = Object.entries(document.paths)
  .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
  .map(([path, { get }]) => ({
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    schema: get?.responses[200]?.content?.['application/json']?.schema,
  }));

/** What a list without rows says. */
const OF_A_LIST = ['items', 'next'];

/** Whether what a path answers is a list and no more, by the OpenAPI document: then it may be empty. */
export function answersList(pathname: string): boolean {
  const schema = answers.find(({ path }) => path.test(pathname))?.schema;
  const name = schema?.$ref?.split('/').at(-1);
  const whole = name === undefined ? schema : document.components.schemas[name];
  return whole?.required?.every((name) => OF_A_LIST.includes(name)) ?? false;
}
