export * from './calendar';
export * from './case-fold';
export * from './case-kinds';
export * from './happenings';
export * from './kpi-builtins';
export * from './kpi-definition';
export * from './time';
export * from './unsteady';
