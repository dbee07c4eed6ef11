import { addressOf, type ApiAddress } from '@nhip-xa/web-api';

/** Where a frame is; its moment makes a newer one another address, or the page would keep the old. */
export const frameAddress = (key: string, at: string, size: 'small' | 'whole'): ApiAddress =>
  addressOf('/api/v1/sources/{key}/frame', { path: { key }, query: { size, at } });
