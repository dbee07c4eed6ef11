import { REPORT_PERIODS, type ReportHead, type ReportPeriod } from '@nhip-xa/contract';
import { momentText, periodText } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitQuery } from '../api/queries';
import { MoreButton } from '../shell/MoreButton';
import { useMe } from '../shell/me';
import { UnitNav } from '../navigation/UnitNav';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Empty, Loading, NotFound, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { MakeReport } from './MakeReport';
import { Schedules } from './Schedules';
import { mayMakeReports, mayReadReports, reportPeriodOf, reportsQuery } from './report-queries';

/** The kept reports of a unit, one made now, and when they are made by themselves. */
export function ReportsPage(): ReactElement {
  const { t, language } = useTexts();
  const { unit: code } = useParams({ from: '/console/u/$unit/reports' });
  const unit = useQuery(unitQuery(code));
  const { role } = useMe();
  if (!mayReadReports(role)) return <NotFound />;
  if (unit.error) return <Trouble error={unit.error} retry={() => void unit.refetch()} />;
  return (
    <>
      <UnitCrumbs unit={code} within />
      <PageTitle title={t('reports.title')}>
        <span className="faint">{unit.data ? unitName(unit.data, language) : code}</span>
      </PageTitle>
      <UnitNav unit={code} />
      <p className="faint">{t('reports.lead')}</p>
      {mayMakeReports(role) ? <MakeReport unit={code} /> : null}
      <List unit={code} />
      <Schedules unit={code} />
    </>
  );
}

function List({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const period = reportPeriodOf(useSearch({ from: '/console/u/$unit/reports' }).period);
  const pages = useInfiniteQuery(reportsQuery(unit, period));
  const reports = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <section className="panel" aria-labelledby="reports-kept">
      <div className="reports-head">
        <h2 id="reports-kept">{t('reports.kept')}</h2>
        <PeriodLinks unit={unit} period={period} />
      </div>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {!pages.error && !reports ? <Loading rows={4} /> : null}
      {reports?.length === 0 ? <None period={period} /> : null}
      {reports && reports.length > 0 ? (
        <ul className="reports-list">
          {reports.map((one) => (
            <Row key={one.id} report={one} />
          ))}
        </ul>
      ) : null}
      <MoreButton pages={pages} />
    </section>
  );
}

interface PeriodLinksProps {
  unit: string;
  period: ReportPeriod | undefined;
}

function PeriodLinks({ unit, period }: PeriodLinksProps): ReactElement {
  const { t } = useTexts();
  return (
    <nav className="reports-periods" aria-label={t('reports.period')}>
      {[undefined, ...REPORT_PERIODS].map((one) => (
        <Link
          key={one ?? 'all'}
          to="/u/$unit/reports"
          params={{ unit }}
          search={one === undefined ? {} : { period: one }}
          resetScroll={false}
          className="button"
          aria-current={one === period ? 'true' : undefined}
        >
          {t(one === undefined ? 'reports.all' : `reports.period.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Where there is none yet it is said what a report is good for, and what to do. */
function None({ period }: { period: ReportPeriod | undefined }): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  if (period !== undefined) return <Empty>{t('reports.noneOf')}</Empty>;
  return (
    <div className="state">
      <h3>{t('reports.none')}</h3>
      <p>{t('reports.noneWhat')}</p>
      <p>{t(mayMakeReports(role) ? 'reports.noneHow' : 'reports.noneWho')}</p>
    </div>
  );
}

function Row({ report }: { report: ReportHead }): ReactElement {
  const { t, language } = useTexts();
  const { id, unit, edition, madeAt, madeBy, complete, critical, warning, comments } = report;
  const by = madeBy ?? t('reports.bySchedule');
  return (
    <li data-report={id}>
      <Link to="/u/$unit/reports/$id" params={{ unit, id }} className="reports-list__name">
        {periodText(report, language)}
      </Link>
      <span className="reports-list__state">
        {critical > 0 ? (
          <strong className="reports-critical">{t('reports.critical', { count: critical })}</strong>
        ) : null}
        {warning > 0 ? (
          <span className="reports-warning">{t('reports.warning', { count: warning })}</span>
        ) : null}
        {critical + warning === 0 ? <span>{t('reports.calm')}</span> : null}
        {comments > 0 ? <span>{t('reports.commentCount', { count: comments })}</span> : null}
      </span>
      <span className="faint">
        {t('reports.made', { moment: momentText(madeAt), by })}
        {edition > 1 ? ` · ${t('reports.edition', { edition })}` : ''}
        {complete ? '' : ` · ${t('reports.early')}`}
      </span>
    </li>
  );
}
