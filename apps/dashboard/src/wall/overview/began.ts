import type { Beginning, Decision, KpiValue } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS, localDay } from '@nhip-xa/domain';
import { date, momentMs, timeOfDay, type Language, type Reader } from '@nhip-xa/web-ui';
import { needsDecision } from './overview-parts';

/** When what needs a decision began: as its scene knows it, else as its value does. */
export function beganOf(value: KpiValue, decision: Partial<Decision> | undefined): Beginning {
  return decision?.began ?? { at: decision?.alert?.openedAt ?? value.since, atLeast: false };
}

/** `từ 07:40`; `từ trước 07:40` of what was so when it was first looked at; in short where it stands narrow. */
export const beganWords = (
  began: Beginning,
  { t, language, nowMs }: Reader,
  isShort = false,
): string =>
  t(began.atLeast ? 'wall.sinceAtLeast' : 'value.since', {
    moment: isShort ? shortMoment(began, nowMs) : beganMoment(began, nowMs, language),
  });

/**
 * `07:40`, `16:05 hôm qua`, and of what is older its day alone: `18/11`. What was so already on a
 * day began before the day after it.
 */
export function beganMoment({ at, atLeast }: Beginning, nowMs: number, language: Language): string {
  const ms = momentMs(at);
  const days = localDay(nowMs) - localDay(ms);
  if (days <= 0) return timeOfDay(ms);
  if (days === 1) return `${timeOfDay(ms)} ${language === 'vi' ? 'hôm qua' : 'yesterday'}`;
  const day = dayOf({ at, atLeast });
  return day.slice(6) === date(nowMs).slice(6) ? day.slice(0, 5) : day;
}

/** What began within this is told by its time alone: at that time of today it is still to come. */
const LAST_NIGHT_MS = 12 * HOUR_MS;
/** Of what began within this nobody needs the year. */
const HALF_YEAR_MS = 183 * DAY_MS;

/** No longer at any hour than at noon: `22:44` of last night too, of what is older its day alone. */
export function shortMoment(began: Beginning, nowMs: number): string {
  const ms = momentMs(began.at);
  const isToday = localDay(ms) >= localDay(nowMs);
  if (isToday || nowMs - ms < LAST_NIGHT_MS) return timeOfDay(ms);
  const day = dayOf(began);
  return nowMs - ms < HALF_YEAR_MS ? day.slice(0, 5) : day;
}

/** The day of a moment; of what was so already the day after it, before which it began. */
const dayOf = ({ at, atLeast }: Beginning): string => date(momentMs(at) + (atLeast ? DAY_MS : 0));

export interface Standing {
  value: KpiValue;
  began: Beginning;
}

/** What needs a decision now, what began last first: of critical ones, else of warnings. */
export function lastToBeginFirst(
  values: Iterable<KpiValue>,
  decisions: readonly Partial<Decision>[],
): Standing[] {
  const standing = [...values]
    .filter(({ status }) => needsDecision(status))
    .map((value) => ({
      value,
      began: beganOf(
        value,
        decisions.find(({ kpi }) => kpi === value.kpi),
      ),
    }));
  const criticals = standing.filter(({ value }) => value.status === 'critical');
  const gravest = criticals.length > 0 ? criticals : standing;
  return gravest.sort((a, b) => momentMs(b.began.at) - momentMs(a.began.at));
}
