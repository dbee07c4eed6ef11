import '../api/zod-settings';
import {
  createdDisplay,
  watchedDisplay,
  type Role,
  type WallSettings,
  type WatchedDisplay,
} from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask, part } from '../api/http';
import { read } from '../api/queries';

export type CreatedDisplay = z.infer<typeof createdDisplay>;

export interface DisplayBody {
  name: string;
  /** Null: as usual. */
  settings: WallSettings | null;
}

/** [contract 3] who sets up walls. */
const WRITING: ReadonlySet<Role> = new Set(['admin', 'province-staff', 'chairman']);
export const mayWriteDisplays = (role: Role): boolean => WRITING.has(role);

export const displayQuery = (id: string) =>
  queryOptions({
    queryKey: ['displays', id],
    queryFn: ({ signal }) => read(`/displays/${part(id)}`, watchedDisplay, signal),
  });

export const makeDisplay = async (unit: string, body: DisplayBody): Promise<CreatedDisplay> =>
  createdDisplay.parse(await ask('/displays', { method: 'POST', body: { unit, ...body } }));

export const changeDisplay = async (id: string, body: DisplayBody): Promise<WatchedDisplay> =>
  watchedDisplay.parse(await ask(`/displays/${part(id)}`, { method: 'PATCH', body }));
