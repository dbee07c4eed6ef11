export * from './clock';
export * from './config';
export * from './log';
export * from './shutdown';
export * from './start-error';
