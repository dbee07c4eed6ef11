export * from './access-fakes';
export * from './kpi-values';
export * from './live-client';
export * from './live-fakes';
export * from './until';
