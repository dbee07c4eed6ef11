import { part, query } from './http';

/** Where a frame is; its moment makes a newer one another address, or the page would keep the old. */
export const frameAddress = (key: string, at: string, size: 'small' | 'whole'): string =>
  `/api/v1/sources/${part(key)}/frame${query({ size, at })}`;
