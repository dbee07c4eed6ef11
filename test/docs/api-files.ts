import { asyncApiDocument, openApiDocument } from '@nhip-xa/api';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import product from '../../package.json';

/** What is written from the contract: the two documents, and the types of the dashboard's client. */
export const API_FILES = {
  openApi: 'docs/api/openapi.json',
  asyncApi: 'docs/api/asyncapi.json',
  types: 'libs/web/api/src/generated/openapi.ts',
} as const;

const HEAD = '/** Written by `npm run docs:api` from docs/api/openapi.json; not by hand. */\n\n';

/** Path → text of each file. */
export async function apiFiles(): Promise<Record<string, string>> {
  const openApi = openApiDocument(product.version);
  return {
    [API_FILES.openApi]: json(openApi),
    [API_FILES.asyncApi]: json(asyncApiDocument(product.version)),
    [API_FILES.types]: HEAD + (await typesOf(openApi)),
  };
}

async function typesOf(document: Record<string, unknown>): Promise<string> {
  const { schemas } = document['components'] as { schemas: Record<string, object> };
  // any JSON is a circle that TypeScript does not follow
  const plain = { ...document, components: { schemas: { ...schemas, JsonValue: {} } } };
  const text = astToString(await openapiTS(plain as never, { exportType: true }));
  const file = ts.createSourceFile('openapi.ts', text, ts.ScriptTarget.Latest);
  const { transformed } = ts.transform<ts.Node>(file, [orUndefined]);
  return ts.createPrinter().printFile(transformed[0] as ts.SourceFile);
}

/** A property that may be left out may also be given as undefined, as `cursor` is on a first page. */
const orUndefined: ts.TransformerFactory<ts.Node> = (context) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const own = ts.visitEachChild(node, visit, context);
    if (!ts.isPropertySignature(own) || !own.questionToken || !own.type) return own;
    if (own.type.kind === ts.SyntaxKind.NeverKeyword) return own;
    const nothing = factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
    const type = factory.createUnionTypeNode([own.type, nothing]);
    return factory.updatePropertySignature(own, own.modifiers, own.name, own.questionToken, type);
  };
  return (node) => ts.visitNode(node, visit);
};

const json = (document: unknown): string => `${JSON.stringify(document, null, 1)}\n`;
