export * from './http';
export * from './kpi';
export * from './kpi-definition';
export * from './limits';
export * from './live';
export * from './measure';
export * from './mqtt';
export * from './names';
