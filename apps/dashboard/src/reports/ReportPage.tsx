import type { Report } from '@nhip-xa/contract';
import { headLines, momentText, reportSections, reportTitle } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { refusalWords } from '../admin/fields';
import { useMe } from '../shell/me';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Loading, NotFound, Trouble } from '../shell/states';
import { Comments } from './Comments';
import { Downloads } from './Downloads';
import { Section } from './Section';
import { makeReport, mayMakeReports, mayReadReports, reportQuery } from './report-queries';

/** A report as it was made: calm to read, ready to print. */
export function ReportPage(): ReactElement {
  const { unit, id } = useParams({ from: '/console/u/$unit/reports/$id' });
  const { role } = useMe();
  const report = useQuery(reportQuery(id));
  if (!mayReadReports(role)) return <NotFound />;
  if (report.error) {
    return (
      <>
        <UnitCrumbs unit={unit} within />
        <Trouble error={report.error} retry={() => void report.refetch()} />
      </>
    );
  }
  return (
    <>
      <UnitCrumbs unit={unit} within>
        <BackToList unit={unit} />
      </UnitCrumbs>
      {report.data ? <Shown report={report.data} /> : <Loading rows={10} tall />}
    </>
  );
}

function BackToList({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Link to="/u/$unit/reports" params={{ unit }}>
      {t('reports.title')}
    </Link>
  );
}

function Shown({ report }: { report: Report }): ReactElement {
  const { t, language } = useTexts();
  const { contents } = report;
  return (
    <article className="report">
      <PageTitle title={reportTitle(contents, language)}>
        <span className="faint">{contents.unit.name[language]}</span>
      </PageTitle>
      <Newer report={report} />
      <div className="report-tools">
        <Downloads id={report.id} />
        <button type="button" className="button" onClick={() => window.print()}>
          {t('reports.print')}
        </button>
        <Editions report={report} />
      </div>
      <dl className="fields fields--wide report-head">
        {headLines(contents, report, language).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {reportSections(contents, language).map((section) => (
        <Section key={section.id} section={section} language={language} />
      ))}
      <Comments report={report} />
      <p className="faint report-hash">{t('reports.hash', { hash: report.hash })}</p>
    </article>
  );
}

/** What is known otherwise by now changes nothing here: it asks for a new edition. */
function Newer({ report }: { report: Report }): ReactElement | null {
  const { t, language } = useTexts();
  const { role } = useMe();
  const { newer, complete, contents } = report;
  if (newer.length === 0 && complete) return null;
  const name = (code: string): string =>
    contents.kpis.find(({ kpi }) => kpi === code)?.name[language] ?? code;
  const names = newer.map(({ kpi }) => name(kpi)).join('; ');
  return (
    <div className="report-newer" role="note">
      <p>
        {newer.length > 0 ? <strong>{t('reports.newer', { count: newer.length })}</strong> : null}
        {newer.length > 0 ? ` ${names}.` : t('reports.earlyNote')}
      </p>
      {mayMakeReports(role) ? <NewEdition report={report} /> : null}
    </div>
  );
}

function NewEdition({ report }: { report: Report }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const { unit, period, of, lang } = report;
  const make = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const { id } = await makeReport({ unit, period, of, lang });
      await queries.invalidateQueries({ queryKey: ['reports', unit] });
      await navigate({ to: '/u/$unit/reports/$id', params: { unit, id } });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={() => void make()}>
        {t('reports.newEdition')}
      </button>
      <span role="status">{busy ? t('reports.making') : ''}</span>
      <span className="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}

/** All editions of the period; each stays. */
function Editions({ report }: { report: Report }): ReactElement | null {
  const { t } = useTexts();
  const { editions, unit, id } = report;
  if (editions.length < 2) return null;
  return (
    <nav className="report-editions" aria-label={t('reports.editions')}>
      {editions.map((one) => (
        <Link
          key={one.id}
          to="/u/$unit/reports/$id"
          params={{ unit, id: one.id }}
          aria-current={one.id === id ? 'page' : undefined}
          title={momentText(one.madeAt)}
        >
          {t('reports.edition', { edition: one.edition })}
        </Link>
      ))}
    </nav>
  );
}
