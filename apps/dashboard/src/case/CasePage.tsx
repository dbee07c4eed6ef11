import './case.css';
import type { CaseFact } from '@nhip-xa/contract';
import { dateTime, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApiError } from '../api/http';
import { caseQuery } from '../api/queries';
import { AuditLink } from '../navigation/AuditLink';
import { ThingCrumbs } from '../navigation/Crumbs';
import { PageTitle } from '../shell/PageHead';
import { NOW, usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { Loading, Trouble } from '../shell/states';
import { useWatch } from '@nhip-xa/web-live';
import { CaseFields } from './CaseFields';
import { CaseHistory } from './CaseHistory';
import { CaseReasons } from './CaseReasons';
import { CaseTimeline } from './CaseTimeline';
import { Peers } from './Peers';
import { useFreshCase } from './use-fresh-case';
import { useSteady } from './use-steady';

/** One case: how it stands, and each state it was in. */
export function CasePage(): ReactElement {
  const { unit, kind, id } = useParams({ from: '/console/u/$unit/case/$kind/$id' });
  const atMs = usePast();
  const found = useQuery(caseQuery(unit, kind, id, atMs));
  const { word } = useTexts();
  useWatch(atMs === null ? [unit] : []);
  useFreshCase(unit, kind, id);
  useSteady(found.data);
  const notYet = atMs !== null && found.error instanceof ApiError && found.error.status === 404;
  if (found.error && !notYet) {
    return <Trouble error={found.error} retry={() => void found.refetch()} />;
  }
  return (
    <OfMoment>
      <ThingCrumbs unit={unit}>
        <PastChoice />
      </ThingCrumbs>
      <PageTitle title={`${capital(word('caseKind', kind))} ${id}`}>
        {found.data ? <CaseState fact={found.data} /> : null}
        <AuditLink unit={unit} thing={`${kind} ${id}`} />
      </PageTitle>
      {notYet ? <NotYet atMs={atMs} /> : null}
      {found.data ? (
        <>
          <CaseTimeline fact={found.data} />
          <div className="halves">
            {found.data.deadline ? <CaseReasons reasons={found.data.deadline} /> : null}
            <Peers fact={found.data} />
          </div>
          <div className="halves">
            <CaseFields fact={found.data} />
            <CaseHistory steps={found.data.history ?? []} />
          </div>
        </>
      ) : null}
      {!found.data && !notYet ? <Loading rows={6} tall /> : null}
    </OfMoment>
  );
}

/** Nothing of it had come by then; the way to now stands in the band above. */
function NotYet({ atMs }: { atMs: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="state">
      <h2>{t('past.caseNotYet')}</h2>
      <p>{t('past.caseNotYetHow', { moment: dateTime(atMs) })}</p>
      <Link to="." search={(search) => ({ ...search, at: NOW })} className="button">
        {t('past.back')}
      </Link>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function CaseState({ fact }: { fact: CaseFact }): ReactElement {
  const { t, word } = useTexts();
  const marks = [fact.overdue ? t('case.overdue') : '', fact.late ? t('case.late') : ''].filter(
    (mark) => mark !== '',
  );
  return (
    <span>
      {fact.state ? word('state', fact.state) : t(fact.open ? 'case.open' : 'case.closed')}
      {marks.map((mark) => (
        <strong key={mark} className="late-mark">
          {mark}
        </strong>
      ))}
    </span>
  );
}
