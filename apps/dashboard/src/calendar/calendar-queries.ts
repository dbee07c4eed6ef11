import { calendarYear, deadlinePolicy, listOf } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { parsed } from '../api/parsed';

export const calendarQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['calendar', unit, year],
    queryFn: ({ signal }) =>
      parsed(
        calendarYear,
        api.GET('/api/v1/calendar', { params: { query: { unit, year } }, signal }),
      ),
  });

export const policiesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['deadline-policies', unit],
    queryFn: ({ signal }) =>
      parsed(
        listOf(deadlinePolicy),
        api.GET('/api/v1/deadline-policies', { params: { query: { unit } }, signal }),
      ),
  });
