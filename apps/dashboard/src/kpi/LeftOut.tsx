import type { Evidence } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts, type Texts } from '@nhip-xa/web-ui';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import { SourceLink } from '../shell/SourceLink';
import { Empty } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';

/** What does not count in a number, each with the reason in words. */
export function LeftOut({ leftOut }: Pick<Evidence, 'leftOut'>): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      <h3>{t('kpi.leftOut')}</h3>
      {leftOut.length === 0 ? <Empty>{t('kpi.leftOutNone')}</Empty> : null}
      <ul className="rows">
        {leftOut.map((one) => (
          <li key={`${one.what} ${one.why}`}>
            <span>
              <What what={one.what} />
            </span>
            <span className="faint">{whyWords(one, texts)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function whyWords({ why, until }: Evidence['leftOut'][number], { t, word }: Texts): string {
  if (until) return t('leftOut.maintenance', { moment: dateTime(momentMs(until)) });
  return word('leftOut', why);
}

/** A unit, a source, a KPI that a formula speaks of, or a kind of fact. */
function What({ what }: { what: string }): ReactElement {
  const { word, language } = useTexts();
  const { unit, kpi } = useParams({ from: '/console/u/$unit/kpi/$kpi' });
  const part = useDefinitions().find(({ code }) => code === what);
  if (part) {
    return (
      <Link to="/u/$unit/kpi/$kpi" params={{ unit, kpi: what }}>
        {part.name[language]}
      </Link>
    );
  }
  if (/^\d{2}(\d{3})?$/.test(what)) {
    return (
      <Link to="/u/$unit/kpi/$kpi" params={{ unit: what, kpi }}>
        <UnitLabel code={what} />
      </Link>
    );
  }
  if (/^\d+\./.test(what)) return <SourceLink source={what}>{what}</SourceLink>;
  return <>{word('leftOut.kind', what)}</>;
}
