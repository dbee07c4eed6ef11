import type { ChangedCase, Counted, UnitChanges } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitLabel } from '../shell/UnitLabel';
import { CountWords } from './CountWords';
import { allCases, type LinkMoments } from './summary';

type Cases = NonNullable<UnitChanges['cases']>;

interface CaseChangesProps {
  unit: string;
  cases: Cases;
  moments: LinkMoments;
}

const WHAT = ['late', 'came', 'closed', 'told'] as const;

/** Which cases ran late, came, were closed and were told of late, the newest of each. */
export function CaseChanges({ unit, cases, moments }: CaseChangesProps): ReactElement {
  return (
    <div className="compare__lists">
      {WHAT.map((what) =>
        cases[what].count > 0 ? (
          <CaseList key={what} unit={unit} what={what} of={cases[what]} moments={moments} />
        ) : null,
      )}
    </div>
  );
}

interface CaseListProps {
  unit: string;
  what: (typeof WHAT)[number];
  of: Counted<ChangedCase>;
  moments: LinkMoments;
}

function CaseList({ unit, what, of, moments }: CaseListProps): ReactElement {
  const { t } = useTexts();
  const id = `compare-${what}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        <CountWords of={of} /> {t(`compare.${what}`)}
      </h2>
      <ul className="rows compare__rows">
        {of.items.map((one) => (
          <CaseRow
            key={`${one.unit} ${one.kind} ${one.id}`}
            one={one}
            of={unit}
            moments={moments}
          />
        ))}
      </ul>
      <p className="compare__all">
        {of.count > of.items.length ? (
          <>
            {t('compare.newest', { count: of.items.length })}
            <i> · </i>
          </>
        ) : null}
        <Link to="/u/$unit/cases" params={{ unit }} search={allCases(what, moments)}>
          {t('compare.all')}
        </Link>
      </p>
    </section>
  );
}

interface CaseRowProps {
  one: ChangedCase;
  /** The unit that is compared: it need not be named. */
  of: string;
  moments: LinkMoments;
}

/** A case as it was at the later moment; a second link shows it at the earlier, where it was known then. */
function CaseRow({ one, of, moments }: CaseRowProps): ReactElement {
  const { t, word } = useTexts();
  const to = {
    to: '/u/$unit/case/$kind/$id',
    params: { unit: one.unit, kind: one.kind, id: one.id },
  } as const;
  return (
    <li data-case={one.id}>
      <span>
        <Link {...to} search={{ at: moments.after }}>
          {one.id}
        </Link>{' '}
        <span className="faint">
          {word('caseKind', one.kind)}
          {one.unit === of ? null : (
            <>
              {' · '}
              <UnitLabel code={one.unit} />
            </>
          )}
        </span>
      </span>
      <span>
        {one.state ? word('state', one.state) : '–'}
        {one.overdue || one.late ? (
          <strong className="late-mark">{t(one.overdue ? 'case.overdue' : 'case.late')}</strong>
        ) : null}
      </span>
      <span className="faint">{momentWords(one, t)}</span>
      <Link
        {...to}
        search={{ at: moments.before }}
        className="compare__before"
        aria-label={t('compare.caseBefore', { id: one.id })}
      >
        {t('compare.then')}
      </Link>
    </li>
  );
}

/** What of its moments says most: when it was closed, else when it has to be done, else when it began. */
function momentWords(
  { closedAt, effectiveDueAt, openedAt }: ChangedCase,
  t: ReturnType<typeof useTexts>['t'],
): string {
  const shown = (moment: string): string => dateTime(momentMs(moment));
  if (closedAt) return t('item.closed', { moment: shown(closedAt) });
  if (effectiveDueAt) return t('item.due', { moment: shown(effectiveDueAt) });
  return openedAt ? t('item.opened', { moment: shown(openedAt) }) : '';
}
