export * from './back-off';
export * from './connect';
export * from './hooks';
export * from './live-client';
export * from './live-state';
