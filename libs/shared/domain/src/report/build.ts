import type {
  HistoryState,
  KpiStatus,
  Localised,
  ReportContents,
  ReportKpi,
} from '@nhip-xa/contract';
import type { KpiBook } from '../kpi/book';
import { isBelowTarget } from '../kpi/met-target';
import { isoOfMs } from '../time';
import type { KpiInPeriod, ReportFacts, UnitInPeriod } from './facts';
import { asOfMs, type ReportSpan } from './period';

export interface BuildParts {
  facts: ReportFacts;
  span: ReportSpan;
  /** Targets and owners as they stand, and the order of consequence. */
  book: KpiBook;
  madeMs: number;
  /** The contents of the edition before this one. */
  previous?: ReportContents | undefined;
  /** What of the unit's past was still to be reckoned when the numbers were read. */
  history?: HistoryState | undefined;
}

type Named = ReportKpi['name'];

const named = ({ vi, en }: Localised): Named => ({ vi, en: en ?? vi });

/** All that a report says, of what was stored alone: the same facts give the same report. */
export function buildReport({
  facts,
  span,
  book,
  madeMs,
  previous,
  history,
}: BuildParts): ReportContents {
  const endMs = asOfMs(span, madeMs);
  const definitions = new Map(facts.definitions.map((one) => [`${one.code} ${one.version}`, one]));
  const inOrder = book.enabled.flatMap(({ code }) => {
    const found = facts.kpis.find(({ kpi }) => kpi === code);
    return found ? [found] : [];
  });
  const nameOf = (kpi: string): Named => {
    const name = book.one(kpi)?.name;
    return name ? named(name) : { vi: kpi, en: kpi };
  };
  const kpis = inOrder
    .filter(hasValue)
    .map((kpi) => kpiOf(kpi, { facts, book, definitions, lengthMs: endMs - span.fromMs }));
  return {
    form: 1,
    unit: { ...facts.unit, name: named(facts.unit.name) },
    period: span.period,
    from: isoOfMs(span.fromMs),
    to: isoOfMs(span.toMs),
    madeAt: isoOfMs(madeMs),
    asOf: isoOfMs(endMs),
    complete: madeMs >= span.toMs,
    sources: { reporting: facts.sources.reporting, expected: facts.sources.expected },
    kpis,
    without: inOrder.filter((kpi) => !hasValue(kpi)).map(({ kpi }) => nameOf(kpi)),
    definitions: facts.definitions
      .filter(({ code, version }) =>
        kpis.some((kpi) => kpi.kpi === code && kpi.version === version),
      )
      .map(({ code, version, label, name, words }) => ({
        kpi: code,
        version,
        label,
        name: named(name),
        words: named(words),
      })),
    cases: facts.cases.map(({ name: kind, ...counts }) => ({ kind, ...counts })),
    procedures: facts.procedures.map(({ name: procedure, ...counts }) => ({
      procedure,
      ...counts,
    })),
    alerts: {
      ...facts.alerts,
      items: facts.alerts.items.map(({ unitName, ...alert }) => ({
        ...alert,
        unitName: named(unitName),
        name: nameOf(alert.kpi),
      })),
    },
    silences: {
      sources: facts.sources.silent,
      items: facts.sources.items.map(({ silentMs, sinceMs, unitName, ...source }) => ({
        ...source,
        unitName: named(unitName),
        seconds: Math.round(silentMs / 1_000),
        since: sinceMs === null ? null : isoOfMs(sinceMs),
      })),
    },
    units: facts.units.map(unitOf).sort(worseUnitFirst),
    value: facts.value,
    corrections: previous ? correctionsOf(previous, kpis) : [],
    ...unfinishedIn(span, history),
  };
}

/** Nothing where the past until the end of the period stands. */
function unfinishedIn(
  { toMs }: ReportSpan,
  history: HistoryState | undefined,
): Pick<ReportContents, 'unfinished'> {
  if (!history || history.from === null || Date.parse(history.from) >= toMs) return {};
  return { unfinished: { communes: history.communes, done: history.done } };
}

/** It had a value at the end or at some moment of the period. */
const hasValue = ({ end, max }: KpiInPeriod): boolean =>
  (end !== null && end.status !== 'none') || max !== null;

interface KpiContext {
  facts: ReportFacts;
  book: KpiBook;
  definitions: ReadonlyMap<string, ReportFacts['definitions'][number]>;
  lengthMs: number;
}

function kpiOf(
  { kpi, end, before, min, max, statusMs, corrected }: KpiInPeriod,
  { facts, book, definitions, lengthMs }: KpiContext,
): ReportKpi {
  const { code } = facts.unit;
  const standing = book.one(kpi);
  const then = (end && definitions.get(`${kpi} ${end.version}`)) ?? standing;
  if (!then) throw new RangeError(`a KPI without a definition: ${kpi}`);
  const value = end?.value ?? null;
  const ruled = book.ruledIn(code, then);
  return {
    kpi,
    domain: then.domain,
    name: named(then.name),
    uom: then.uom,
    version: then.version,
    value,
    status: end?.status ?? 'none',
    since: isoOfMs(end?.sinceMs ?? 0),
    owner: book.ownerOf(code, kpi),
    freshAt: end?.freshAtMs == null ? null : isoOfMs(end.freshAtMs),
    coverage: { reporting: end?.reporting ?? 0, expected: end?.expected ?? 0 },
    before,
    difference: value === null || before === null ? null : value - before,
    target: ruled.target,
    belowTarget: isBelowTarget(ruled, { status: end?.status ?? 'none', value }),
    min,
    max,
    shares: sharesOf(statusMs, lengthMs),
    corrected,
  };
}

/** Shares of the time; the time of which nothing is known had no value. */
export function sharesOf(
  statusMs: KpiInPeriod['statusMs'],
  lengthMs: number,
): Record<KpiStatus, number> {
  // to a millionth: a tenth of a second of a day
  const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;
  const share = (status: KpiStatus): number =>
    lengthMs <= 0 ? 0 : rounded(Math.min(1, (statusMs[status] ?? 0) / lengthMs));
  const known = { good: share('good'), warning: share('warning'), critical: share('critical') };
  const stale = share('stale');
  const rest = 1 - known.good - known.warning - known.critical - stale;
  return { ...known, stale, none: rounded(Math.max(0, rest)) };
}

const unitOf = ({
  unit,
  name,
  simulated,
  counts,
}: UnitInPeriod): ReportContents['units'][number] => ({
  unit,
  name: named(name),
  simulated,
  counts: {
    good: counts.good ?? 0,
    warning: counts.warning ?? 0,
    critical: counts.critical ?? 0,
    stale: counts.stale ?? 0,
    none: counts.none ?? 0,
  },
});

type RankedUnit = ReportContents['units'][number];

/** Most critical first, then most warning, then most stale; what reports nothing comes last. */
function worseUnitFirst(one: RankedUnit, other: RankedUnit): number {
  const known = ({ counts }: RankedUnit): number =>
    counts.good + counts.warning + counts.critical + counts.stale > 0 ? 0 : 1;
  return (
    known(one) - known(other) ||
    other.counts.critical - one.counts.critical ||
    other.counts.warning - one.counts.warning ||
    other.counts.stale - one.counts.stale ||
    one.unit.localeCompare(other.unit)
  );
}

/** What is otherwise than in the edition before: facts that came after it was made. */
function correctionsOf(
  previous: ReportContents,
  kpis: readonly ReportKpi[],
): ReportContents['corrections'] {
  // of a period that was not over other numbers were to be expected
  if (!previous.complete) return [];
  const before = new Map(previous.kpis.map((kpi) => [kpi.kpi, kpi]));
  return kpis.flatMap(({ kpi, name, uom, value }) => {
    const was = before.get(kpi)?.value ?? null;
    return was === value ? [] : [{ kpi, name, uom, was, is: value }];
  });
}

/** What needs somebody: critical first, then warning, each in the order of consequence. */
export const needingAttention = ({ kpis }: Pick<ReportContents, 'kpis'>): ReportKpi[] => [
  ...kpis.filter(({ status }) => status === 'critical'),
  ...kpis.filter(({ status }) => status === 'warning'),
];
