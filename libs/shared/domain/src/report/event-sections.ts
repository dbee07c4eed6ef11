import type { ReportContents } from '@nhip-xa/contract';
import { atOf, columns, text, type Context, type ReportSection, type Words } from './section';
import { filled } from './words';

/** Alerts that began or ended. */
export function alerts(context: Context): ReportSection {
  const { contents, words, language } = context;
  const { began, ended, acknowledged, items } = contents.alerts;
  const hasAny = began + ended > 0;
  const rows = items.map((alert) => ({
    href: `/u/${alert.unit}/kpi/${alert.kpi}${atOf(alert.openedAt)}`,
    cells: [
      text(alert.name[language]),
      text(alert.unitName[language]),
      { is: 'status' as const, status: alert.worst },
      { is: 'moment' as const, at: alert.openedAt },
      { is: 'moment' as const, at: alert.closedAt, none: words.notes.stillOpen },
      text(acknowledgedText(alert, words)),
    ],
  }));
  return {
    id: 'alerts',
    title: words.sections.alerts,
    lead: hasAny
      ? filled(words.notes.alertsCount, { began, ended, acknowledged })
      : isTurnedBad(contents)
        ? words.notes.alertsLate
        : words.notes.alertsNone,
    tables: hasAny
      ? [
          {
            columns: columns(words, 'kpi', 'unit', 'level', 'began', 'ended', 'acknowledged'),
            rows,
          },
        ]
      : [],
    notes:
      contents.alerts.items.length < totalAlerts(contents)
        ? [filled(words.notes.alertsMore, { shown: items.length })]
        : [],
  };
}

/** Something is bad since some moment of the period, for which an alert would have begun. */
const isTurnedBad = ({ kpis, from, to }: ReportContents): boolean =>
  kpis.some(
    ({ status, since }) =>
      (status === 'warning' || status === 'critical') && since >= from && since < to,
  );

/** One that began and ended is one; so many there are at least. */
const totalAlerts = ({ alerts: { began, ended } }: ReportContents): number =>
  Math.max(began, ended);

const acknowledgedText = (
  { acknowledgedBy, word }: ReportContents['alerts']['items'][number],
  words: Words,
): string =>
  acknowledgedBy === null
    ? words.notes.nobody
    : word
      ? `${acknowledgedBy}: ${word}`
      : acknowledgedBy;

/** Sources that fell silent. */
export function silences({ contents, words, language }: Context): ReportSection {
  const { sources, items } = contents.silences;
  const isRegistered = contents.sources.expected > 0;
  const none = `${capital(words.head.sourcesNone)}.`;
  const rows = items.map((source) => ({
    href: `/s/${source.key}`,
    cells: [
      text(`${source.name} (${source.key})`),
      text(source.unitName[language]),
      { is: 'duration' as const, seconds: source.seconds },
      source.silent
        ? { is: 'moment' as const, at: source.since, none: words.notes.neverHeard }
        : text(words.notes.heardAgain),
    ],
  }));
  return {
    id: 'silences',
    title: words.sections.silences,
    ...(rows.length === 0 && { lead: isRegistered ? words.notes.silencesNone : none }),
    tables:
      rows.length === 0
        ? []
        : [{ columns: columns(words, 'source', 'unit', 'silentFor', 'silentSince'), rows }],
    notes:
      items.length < sources
        ? [filled(words.notes.silencesMore, { shown: items.length, count: sources })]
        : [],
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
