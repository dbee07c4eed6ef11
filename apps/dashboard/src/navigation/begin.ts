import { DOMAINS, isAboveCommunes } from '@nhip-xa/contract';
import { breaksDown } from '@nhip-xa/domain';
import type { QueryClient } from '@tanstack/react-query';
import { alertsQuery, openAlertOf } from '../alerts/alert-queries';
import { breakdownQuery, spanHistoryQuery } from '../api/insight-queries';
import { belowQuery, childrenQuery, evidenceQuery, kpiValuesQuery } from '../api/kpi-queries';
import { definitionsQuery, meQuery, unitQuery, unitsBelowQuery } from '../api/queries';
import { targetQuery } from '../kpi-editor/kpi-queries';
import { rowsAtFirst } from '../kpi/breakdown-rows';
import { historyStep, shownSpan, spanEndMs, type SpanSearch } from '../kpi/zoom';
import { historyStateQuery } from '../shell/history-state';
import { seesCases } from '../shell/me';
import { pastMoment } from '../shell/past';

/** A page by its address. */
interface Place {
  unit: string;
  search: SpanSearch & { at?: string; view?: string };
}

/** What is held is not asked for again, however old: the page itself asks for what it wants fresh. */
const HELD = { staleTime: Infinity };

/** What fails is asked for again by the page, which tells of it. */
const ahead = (asked: Promise<unknown>): void => void asked.catch(() => undefined);

/** What each page of a unit needs; asks for nothing while nobody is signed in. */
export async function beginUnit(
  queries: QueryClient,
  { unit, search }: Place,
): Promise<number | null> {
  const atMs = pastMoment(search.at);
  await queries.query({ ...meQuery, ...HELD });
  ahead(queries.query({ ...unitQuery(unit), ...HELD }));
  ahead(queries.query({ ...definitionsQuery, ...HELD }));
  ahead(queries.query({ ...kpiValuesQuery(unit, atMs), ...HELD }));
  if (isAboveCommunes(unit)) ahead(queries.query({ ...unitsBelowQuery(unit), ...HELD }));
  return atMs;
}

/**
 * Asks for what a unit's page of a KPI shows, as soon as somebody is about to go there: else one
 * thing is asked for after the other, as parts of the page come to be drawn.
 */
export async function beginKpi(
  queries: QueryClient,
  place: Place & { kpi: string },
): Promise<void> {
  const { unit, kpi, search } = place;
  const atMs = await beginUnit(queries, place);
  if (atMs === null) {
    ahead(queries.infiniteQuery({ ...alertsQuery(openAlertOf(unit, kpi)), ...HELD }));
  }
  const { fromMs, toMs } = shownSpan(search, spanEndMs(atMs, Date.now()));
  const { step } = historyStep(toMs - fromMs);
  ahead(queries.query({ ...targetQuery(unit, kpi), ...HELD }));
  ahead(queries.query({ ...historyStateQuery(unit), ...HELD }));
  if (isAboveCommunes(unit)) {
    ahead(queries.query({ ...childrenQuery(unit, kpi, atMs), ...HELD }));
  }
  if (search.view === undefined) {
    ahead(queries.query({ ...spanHistoryQuery(unit, kpi, { fromMs, toMs, step }), ...HELD }));
  }
  const evidence = evidenceQuery(unit, kpi, { side: 'numerator' }, atMs);
  ahead(queries.infiniteQuery({ ...evidence, ...HELD }));
  ahead(beginBreakdown(queries, { unit, kpi, atMs }));
}

/** Of a KPI that is told apart, which only its definition knows. */
async function beginBreakdown(
  queries: QueryClient,
  { unit, kpi, atMs }: { unit: string; kpi: string; atMs: number | null },
): Promise<void> {
  const me = await queries.query({ ...meQuery, ...HELD });
  const { items } = await queries.query({ ...definitionsQuery, ...HELD });
  const definition = items.find(({ code }) => code === kpi);
  if (!definition || !breaksDown(definition, unit) || !seesCases(me)) return;
  await queries.query({ ...breakdownQuery(unit, kpi, rowsAtFirst(unit), atMs), ...HELD });
}

/** The same of a domain: how the units below stand by each of its KPIs. */
export async function beginDomain(
  queries: QueryClient,
  place: Place & { domain: string },
): Promise<void> {
  const { unit } = place;
  const atMs = await beginUnit(queries, place);
  const domain = DOMAINS.find((one) => one === place.domain);
  if (!domain || !isAboveCommunes(unit)) return;
  ahead(queries.query({ ...belowQuery(unit, domain, atMs), ...HELD }));
}
