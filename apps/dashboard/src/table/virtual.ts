/** Rows that are drawn only where they are seen. */
export { useVirtualizer } from '@tanstack/react-virtual';
