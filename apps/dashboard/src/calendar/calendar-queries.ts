import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';

export const calendarQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['calendar', unit, year],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/calendar', { params: { query: { unit, year } }, signal })),
  });

export const policiesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['deadline-policies', unit],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/deadline-policies', { params: { query: { unit } }, signal })),
  });
