import type { reading, readingStep } from '@nhip-xa/contract';
import type { z } from 'zod';

type Row = z.infer<typeof reading> | z.infer<typeof readingStep>;

// Readings are answered one by one, or by steps where a length of step was asked for.
export const oneByOne = (rows: readonly Row[]) => rows.filter((row) => 'value' in row);
export const bySteps = (rows: readonly Row[]) => rows.filter((row) => 'n' in row);
