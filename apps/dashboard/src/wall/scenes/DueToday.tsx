import type { KpiValue, SceneData } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { formatNumber, timeOfDay, useNow, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import { Count, KpiNumber } from './KpiNumber';
import { hoursOf } from './services-view';

interface DueTodayProps {
  due: SceneData<'services'>['due'];
  /** The KPI of overdue dossiers, where it is reckoned. */
  lead: KpiValue | undefined;
}

/** What is late, what is due today and by which hour, what comes next. */
export function DueToday({ due, lead }: DueTodayProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="services__due">
      {lead ? (
        <KpiNumber value={lead} hero />
      ) : (
        <Count label={t('services.overdue')} count={due.overdue} />
      )}
      <div className="services__soon">
        <Count label={t('services.dueToday')} count={due.today} />
        <Count label={t('services.dueNext')} count={due.nextWorkingDay} />
      </div>
      <DueHours hours={due.hours} />
    </section>
  );
}

/** From here on the hours are told in thousands: a longer number is wider than its bar. */
const THOUSAND = 1_000;

/** A row of zero-based bars, one an hour, and where in the day it is now. */
function DueHours({ hours }: Pick<DueTodayProps['due'], 'hours'>): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const { bars, now } = hoursOf(hours, nowMs);
  const inThousands = bars.some(({ count }) => count >= THOUSAND);
  const said = (count: number): string =>
    inThousands ? formatNumber(count / THOUSAND, language, 1) : countText(count, language);
  if (bars.every(({ count }) => count === 0)) {
    return <p className="services__noneToday">{t('services.noneToday')}</p>;
  }
  return (
    <figure className="due-hours">
      <figcaption>
        {t(inThousands ? 'services.hoursThousands' : 'services.hours')}
        {now === null ? null : (
          <span className="due-hours__time">
            {t('services.now')} <time>{timeOfDay(nowMs)}</time>
          </span>
        )}
      </figcaption>
      <ol style={{ '--bars': bars.length } as CSSProperties}>
        {bars.map(({ hour, count, share, past }) => (
          <li
            key={hour}
            data-past={past}
            data-empty={count === 0}
            aria-label={t('services.hour', { hour, count })}
          >
            <span className="due-hours__count">{count === 0 ? '' : said(count)}</span>
            <span className="due-hours__bar" style={{ '--share': share } as CSSProperties} />
            <span className="due-hours__hour">{hour}</span>
          </li>
        ))}
        {now === null ? null : (
          <li
            className="due-hours__now"
            style={{ '--now': now } as CSSProperties}
            aria-hidden="true"
          />
        )}
      </ol>
    </figure>
  );
}
