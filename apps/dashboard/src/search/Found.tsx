import type { SearchAnswer } from '@nhip-xa/contract';
import { searchPieces } from '@nhip-xa/domain';
import { Combobox } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';
import { troubleWords } from '../shell/states';
import type { FoundGroup, FoundItem } from './found-items';
import { isAsked } from './search-queries';

interface FoundProps {
  q: string;
  groups: readonly FoundGroup[];
  answer: SearchAnswer | undefined;
  error: Error | null;
  /** A newer answer is on its way. */
  isPending: boolean;
  retry: () => void;
}

/** What was found, by kind; or what can be looked for, that there is nothing, or what went wrong. */
export function Found({ q, groups, ...asked }: FoundProps): ReactElement {
  const { t } = useTexts();
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const isWhole = count > 0 && !asked.isPending && !asked.error;
  return (
    <>
      <Combobox.Options aria-label={t('search.results')} aria-busy={asked.isPending}>
        {groups.map(({ title, items }) => (
          <Combobox.Group key={title} label={t(title)}>
            {items.map((item) => (
              <Combobox.Option key={item.id} value={item.id} data-found={item.id}>
                <Line item={item} q={q} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {/* below: what is known already stays where it is while the rest is on its way */}
      <div className="search__said" role="status">
        {isWhole ? (
          <span className="visually-hidden">{t('search.count', { count })}</span>
        ) : (
          <Said q={q} {...asked} />
        )}
      </div>
    </>
  );
}

function Said({ q, answer, error, isPending, retry }: Omit<FoundProps, 'groups'>): ReactElement {
  const { t } = useTexts();
  const how = t(useMe().role === 'technician' ? 'search.howNoCases' : 'search.how');
  if (!isAsked(q)) return <p className="faint">{how}</p>;
  if (error) {
    return (
      <p className="trouble">
        {t('search.trouble', { why: troubleWords(error, t) })}{' '}
        {/* the field keeps the focus, and with it the list stays open */}
        <button
          type="button"
          className="plain"
          onMouseDown={(event) => event.preventDefault()}
          onClick={retry}
        >
          {t('error.retry')}
        </button>
      </p>
    );
  }
  if (isPending || !answer) return <p className="faint">{t('search.loading')}</p>;
  return (
    <>
      <p>{t('search.nothing', { q: q.trim() })}</p>
      <p className="faint">{how}</p>
    </>
  );
}

function Line({ item, q }: { item: FoundItem; q: string }): ReactElement {
  return (
    <span className="search__line">
      <span className="search__name">
        <Marked text={item.name} q={q} />{' '}
        <small>
          <Marked text={item.code} q={q} />
        </small>
      </span>
      <small>{[item.path, item.kind].filter(Boolean).join(' · ')}</small>
    </span>
  );
}

function Marked({ text, q }: { text: string; q: string }): ReactElement {
  return (
    <>
      {searchPieces(text, q).map(({ text: piece, found }, at) =>
        found ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
      )}
    </>
  );
}
