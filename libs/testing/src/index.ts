export * from './access-fakes';
export * from './api-client';
export * from './kpi-values';
export * from './live-client';
export * from './live-fakes';
export * from './messages';
export * from './running-server';
export * from './until';
