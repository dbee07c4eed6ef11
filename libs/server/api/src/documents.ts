import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import { asyncApiDocument } from './asyncapi';
import { openApiDocument } from './openapi';
import type { JsonSchema } from './schemas';

/** Serves the descriptions of the walls, and a readable page of them from our own files. */
export async function serveDocuments(app: NestExpressApplication, version: string): Promise<void> {
  // only needed here, and slow to load
  const { SwaggerModule } = await import('@nestjs/swagger');
  // both are made when first asked for: to make them takes as long as a tenth of a start
  const document = (): OpenAPIObject => openApiDocument(version) as unknown as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Nhịp Xã API',
  });
  let asyncApi: JsonSchema | undefined;
  const answer: RequestHandler = (_request, response) => {
    asyncApi ??= asyncApiDocument(version);
    response.json(asyncApi);
  };
  app.use('/api/asyncapi.json', answer);
}
