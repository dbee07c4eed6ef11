export * from './Chart';
export * from './history-option';
export * from './parts-option';
export * from './readings-option';
export * from './theme';
export * from './threshold-lines';
