export * from './http';
export * from './kpi';
export * from './limits';
export * from './live';
export * from './mqtt';
export * from './names';
export * from './value-ledger';
