import type { createdDisplay, Role, WallSettings, WatchedDisplay } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api/http';
import { answered } from '../api/answered';

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
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/displays/{id}', { params: { path: { id } }, signal })),
  });

export const makeDisplay = (unit: string, body: DisplayBody): Promise<CreatedDisplay> =>
  answered(api.POST('/api/v1/displays', { body: { unit, ...body } }));

export const changeDisplay = (id: string, body: DisplayBody): Promise<WatchedDisplay> =>
  answered(api.PATCH('/api/v1/displays/{id}', { params: { path: { id } }, body }));
