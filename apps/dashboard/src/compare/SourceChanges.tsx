import type { ChangedSource, Counted, UnitChanges } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CountWords } from './CountWords';
import type { LinkMoments } from './summary';

interface SourceChangesProps {
  sources: UnitChanges['sources'];
  moments: LinkMoments;
}

/** Which sources fell silent, and which are there again. */
export function SourceChanges({ sources, moments }: SourceChangesProps): ReactElement {
  return (
    <div className="compare__lists">
      {(['silent', 'back'] as const).map((what) =>
        sources[what].count > 0 ? (
          <SourceList key={what} what={what} of={sources[what]} moments={moments} />
        ) : null,
      )}
    </div>
  );
}

interface SourceListProps {
  what: 'silent' | 'back';
  of: Counted<ChangedSource>;
  moments: LinkMoments;
}

function SourceList({ what, of, moments }: SourceListProps): ReactElement {
  const { t, word } = useTexts();
  const id = `compare-${what}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        <CountWords of={of} /> {t(`compare.${what}`)}
      </h2>
      <ul className="rows compare__rows">
        {of.items.map((one) => (
          <li key={one.key} data-source={one.key}>
            <span>
              <Link to="/s/$key" params={{ key: one.key }} search={{ at: moments.after }}>
                {one.name}
              </Link>{' '}
              <span className="faint">{word('sourceKind', one.kind)}</span>
            </span>
            <span>
              {t(what === 'silent' ? 'compare.silentFrom' : 'compare.backFrom', {
                moment: dateTime(momentMs(one.at)),
              })}
              {one.maintained ? ` · ${t('compare.maintained')}` : null}
            </span>
            <span className="faint">{one.key}</span>
            <Link
              to="/s/$key"
              params={{ key: one.key }}
              search={{ at: moments.before }}
              className="compare__before"
              aria-label={t('compare.sourceBefore', { name: one.name })}
            >
              {t('compare.then')}
            </Link>
          </li>
        ))}
      </ul>
      {of.count > of.items.length ? (
        <p className="faint">{t('compare.newest', { count: of.items.length })}</p>
      ) : null}
    </section>
  );
}
