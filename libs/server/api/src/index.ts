export * from './api.module';
export * from './configure-http';
export * from './ports';
export { asyncApiDocument } from './asyncapi';
export { declaredRoutes, openApiDocument } from './openapi';
