import './zod-settings';
import type { z } from 'zod';

/** What the API answered, parsed here, at the edge. */
export const parsed = async <T extends z.ZodType>(
  schema: T,
  answer: Promise<{ data?: unknown }>,
): Promise<z.infer<T>> => schema.parse((await answer).data);
