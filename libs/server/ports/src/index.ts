export * from './access';
export * from './config-changes';
export * from './facts';
export * from './kpi-store';
export * from './live';
export * from './message-source';
