import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLive } from '@nhip-xa/web-live';
import { useNow } from '@nhip-xa/web-ui';
import type { Period } from '../api/periods';
import { usePast } from '../shell/past';
import {
  MOVES_MS,
  shownSpan,
  spanEndMs,
  stepped,
  writtenSpan,
  type ShownSpan,
  type ZoomStep,
} from './zoom';

/** What the page of a KPI keeps in its address. */
export interface KpiSearch {
  period?: string;
  from?: string;
  to?: string;
  view?: string;
  before?: string;
  with?: string;
  spread?: string;
  table?: string;
  /** Evidence only of cases about it. */
  subject?: string;
  year?: string;
  colour?: string;
}

/** Changes the address; a step that one wants to go back from is a page of its own. */
export function useKpiSearch(): {
  search: KpiSearch;
  change: (over: { [key in keyof KpiSearch]: KpiSearch[key] | undefined }, step?: boolean) => void;
} {
  const search = useSearch({ from: '/console/u/$unit/kpi/$kpi' });
  const navigate = useNavigate({ from: '/u/$unit/kpi/$kpi' });
  const change = (over: object, step = false): void => {
    void navigate({
      search: (before) => ({ ...before, ...over }),
      replace: !step,
      resetScroll: false,
    });
  };
  return { search, change };
}

export interface Span extends ShownSpan {
  /** Now, or the moment of the past that the page shows. */
  endMs: number;
  choose: (period: Period) => void;
  zoom: (fromMs: number, toMs: number) => void;
  /** Null where there is nowhere to go. */
  stepTo: (step: ZoomStep) => (() => void) | null;
  /** Back to the period. */
  whole: () => void;
}

/** The span that the charts show, and the ways to another one. */
export function useSpan(): Span {
  const { search, change } = useKpiSearch();
  const atMs = usePast();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(MOVES_MS, offsetMs);
  const endMs = spanEndMs(atMs, nowMs);
  const { period, from, to } = search;
  const shown = useMemo(
    () =>
      shownSpan(
        {
          ...(period === undefined ? {} : { period }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        },
        endMs,
      ),
    [period, from, to, endMs],
  );
  const zoom = (fromMs: number, toMs: number): void =>
    change(writtenSpan({ fromMs: Math.max(0, fromMs), toMs: Math.min(endMs, toMs) }), true);
  return {
    ...shown,
    endMs,
    choose: (chosen) => change({ period: chosen, from: undefined, to: undefined }),
    zoom,
    stepTo: (step) => {
      const next = stepped(shown, step, endMs);
      return next && (() => zoom(next.fromMs, next.toMs));
    },
    whole: () => change({ from: undefined, to: undefined }, true),
  };
}
