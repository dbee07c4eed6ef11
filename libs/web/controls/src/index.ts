export * from './Controls';
export * from './mantine-parts';
