import { LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { useSearch, type SearchMiddleware } from '@tanstack/react-router';
import { useMemo } from 'react';

/** A moment of the past as addresses of pages carry it: `2026-11-20T08:00` in Vietnam. */
const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The moment that an address states; null where it states none. */
export function writtenMoment(text: string | undefined): number | null {
  const zone = WRITTEN.exec(text ?? '');
  if (!zone) return null;
  const ms = Date.parse(`${zone[0]}${zone[1] === undefined ? '+07:00' : ''}`);
  return Number.isNaN(ms) ? null : ms;
}

export const writeMoment = (ms: number): string =>
  new Date(ms + LOCAL_OFFSET_MS).toISOString().slice(0, 16);

/** A moment as a date picker has it: local, without a zone, `2026-11-20 08:00:00`. */
export const pickerText = (ms: number): string =>
  new Date(ms + LOCAL_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

export const pickerMoment = (text: string): number =>
  Date.parse(`${text.replace(' ', 'T')}Z`) - LOCAL_OFFSET_MS;

/** A moment to come is none of the past. */
export function pastMoment(text: string | undefined): number | null {
  const ms = writtenMoment(text);
  return ms !== null && ms < Date.now() ? ms : null;
}

/** The moment of the past that the page shows; null: it shows now. */
export function usePast(): number | null {
  const { at }: { at?: string } = useSearch({ strict: false });
  return useMemo(() => pastMoment(at), [at]);
}

interface Stated {
  at?: string;
}

/** What a way back to now states as its moment. */
export const NOW = '';

/** From a page of a moment each step leads to a page of the same moment, unless it says otherwise. */
export function keepMoment<S extends Stated>(): SearchMiddleware<S> {
  return ({ search, next }) => {
    const result = next(search);
    const { at, ...rest } = result;
    const kept = at ?? (writtenMoment(search.at) === null ? NOW : search.at);
    return { ...rest, ...(kept === NOW ? {} : { at: kept }) } as S;
  };
}
