import '../api/zod-settings';
import { calendarYear, deadlinePolicy, listOf } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, query } from '../api/http';

export const calendarQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['calendar', unit, year],
    queryFn: async ({ signal }) =>
      calendarYear.parse(await ask(`/calendar${query({ unit, year })}`, { signal })),
  });

export const policiesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['deadline-policies', unit],
    queryFn: async ({ signal }) =>
      listOf(deadlinePolicy).parse(await ask(`/deadline-policies${query({ unit })}`, { signal })),
  });
