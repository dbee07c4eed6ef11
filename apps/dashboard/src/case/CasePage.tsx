import type { CaseFact } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { caseQuery } from '../api/queries';
import { ThingCrumbs } from '../navigation/Crumbs';
import { PageTitle } from '../shell/PageHead';
import { Loading, Trouble } from '../shell/states';
import { useWatch } from '@nhip-xa/web-live';
import { CaseFields } from './CaseFields';
import { CaseHistory } from './CaseHistory';

/** One case: how it stands, and each state it was in. */
export function CasePage(): ReactElement {
  const { unit, kind, id } = useParams({ from: '/console/u/$unit/case/$kind/$id' });
  const found = useQuery(caseQuery(unit, kind, id));
  const { word } = useTexts();
  useWatch([unit]);
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <ThingCrumbs unit={unit} />
      <PageTitle title={`${capital(word('caseKind', kind))} ${id}`}>
        {found.data ? <CaseState fact={found.data} /> : null}
      </PageTitle>
      {found.data ? (
        <div className="halves">
          <CaseFields fact={found.data} />
          <CaseHistory steps={found.data.history ?? []} />
        </div>
      ) : (
        <Loading rows={6} tall />
      )}
    </>
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
