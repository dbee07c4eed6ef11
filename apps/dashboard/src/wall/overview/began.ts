import type { Beginning, Decision, KpiValue } from '@nhip-xa/contract';
import { momentMs, spokenMoment, type Reader } from '@nhip-xa/web-ui';
import { needsDecision } from './overview-parts';

/** When what needs a decision began: as its scene knows it, else as its value does. */
export function beganOf(value: KpiValue, decision: Partial<Decision> | undefined): Beginning {
  return decision?.began ?? { at: decision?.alert?.openedAt ?? value.since, atLeast: false };
}

/** `từ 07:40`; `ít nhất từ 07:40` of what was so when it was first looked at. */
export const beganWords = ({ at, atLeast }: Beginning, { t, language, nowMs }: Reader): string =>
  t(atLeast ? 'wall.sinceAtLeast' : 'value.since', {
    moment: spokenMoment(momentMs(at), nowMs, language),
  });

export interface Standing {
  value: KpiValue;
  began: Beginning;
}

/** Of what needs a decision now what began last: of critical ones, else of warnings; null: nothing does. */
export function lastToBegin(
  values: Iterable<KpiValue>,
  decisions: readonly Partial<Decision>[],
): Standing | null {
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
  const lastFirst = gravest.sort((a, b) => momentMs(b.began.at) - momentMs(a.began.at));
  return lastFirst[0] ?? null;
}
