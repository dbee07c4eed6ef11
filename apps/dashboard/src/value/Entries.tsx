import { LEDGER_SIDES, type ValueEntry, type ValueSummary } from '@nhip-xa/contract';
import { dateTime, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { exportAddress, valueEntriesQuery } from '../api/value-queries';
import { MoreButton } from '../shell/MoreButton';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { dayWords } from './day-words';
import { mayEnter } from './period';
import { periodName } from './period-name';
import { Strike } from './Strike';
import { usePeriod } from './use-period';

/** What the address says when struck out entries are shown; a digit would be read as a number. */
const SHOWN = 'shown';

/** The entries that the numbers of the period rest on, newest first. */
export function Entries({ summary }: { summary: ValueSummary }): ReactElement {
  const { t, language } = useTexts();
  const { search, turn } = usePeriod();
  const { unit, from, to } = summary;
  const side = LEDGER_SIDES.find((one) => one === search.side);
  const struck = search.struck === SHOWN;
  const filter = { unit, from, to, side, struck };
  const pages = useInfiniteQuery(valueEntriesQuery(filter));
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel" aria-labelledby="worth-entries">
      <div className="section-head">
        <h2 id="worth-entries">{t('worth.entries', { period: periodName(summary, t) })}</h2>
        <div className="segments" role="group" aria-label={t('worth.side')}>
          {[undefined, ...LEDGER_SIDES].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              aria-pressed={side === one}
              onClick={() => turn({ side: one ?? '' })}
            >
              {t(one === undefined ? 'worth.all' : `worth.${one}`)}
            </button>
          ))}
        </div>
        <div className="segments">
          <button
            type="button"
            aria-pressed={struck}
            onClick={() => turn({ struck: struck ? '' : SHOWN })}
          >
            {t('worth.showStruck')}
          </button>
        </div>
        <a className="button" href={exportAddress(filter, language)} download>
          {t('worth.export')}
        </a>
      </div>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Loading rows={4} /> : null}
      {pages.data && entries.length === 0 ? <Empty>{t('worth.entriesNone')}</Empty> : null}
      {entries.length > 0 ? <EntryTable entries={entries} page={unit} /> : null}
      <MoreButton pages={pages} />
    </section>
  );
}

interface EntryTableProps {
  entries: readonly ValueEntry[];
  /** The unit whose page it is. */
  page: string;
}

function EntryTable({ entries, page }: EntryTableProps): ReactElement {
  const { t } = useTexts();
  const several = entries.some(({ unit }) => unit !== page);
  return (
    <div className="table-box" data-scroll>
      <table className="table worth-table" aria-labelledby="worth-entries">
        <thead>
          <tr>
            <th scope="col">{t('worth.day')}</th>
            {several ? <th scope="col">{t('worth.unit')}</th> : null}
            <th scope="col">{t('worth.class')}</th>
            <th scope="col" data-number>
              {t('worth.amount')}
            </th>
            <th scope="col">{t('worth.basisOf')}</th>
            <th scope="col">{t('worth.note')}</th>
            <th scope="col">{t('worth.by')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('worth.strike')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow
              key={`${entry.unit} ${entry.source ?? ''} ${entry.id}`}
              {...{ entry, several, page }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EntryRowProps {
  entry: ValueEntry;
  several: boolean;
  page: string;
}

function EntryRow({ entry, several, page }: EntryRowProps): ReactElement {
  const { t, word, language } = useTexts();
  const { role } = useMe();
  const { struck, hours, basis } = entry;
  const amount = formatNumber(entry.amount ?? 0, language, 2);
  return (
    <tr className={struck ? 'worth-row--struck' : undefined} data-entry={entry.id}>
      <td>{dayWords(entry.at)}</td>
      {several ? (
        <td>
          <UnitLabel code={entry.unit} />
        </td>
      ) : null}
      <td>
        {t(`worth.${entry.side}`)}: {word('worthClass', entry.class ?? 'other')}
      </td>
      <td data-number>
        {struck ? <s>{amount} ₫</s> : `${amount} ₫`}
        {hours === null ? null : (
          <span className="line faint">
            {t('worth.hoursCount', { hours: formatNumber(hours, language) })}
          </span>
        )}
      </td>
      <td>{entry.side === 'cost' ? '–' : word('worthBasis', basis ?? 'unstated')}</td>
      <td>
        {entry.note}
        {struck ? (
          <span className="line">
            {t('worth.struckBy', {
              why: struck.why,
              by: struck.by,
              moment: dateTime(momentMs(struck.at)),
            })}
          </span>
        ) : null}
      </td>
      <td>
        <Who entry={entry} />
      </td>
      <td>
        {entry.via !== 'mqtt' && !struck && mayEnter(role) ? (
          <Strike entry={entry} page={page} />
        ) : null}
      </td>
    </tr>
  );
}

function Who({ entry }: { entry: ValueEntry }): ReactElement {
  const { word } = useTexts();
  const { source, by, via, recordedAt } = entry;
  return (
    <>
      {source === null ? (
        by
      ) : (
        <Link to="/s/$key" params={{ key: source }}>
          {source}
        </Link>
      )}
      <span className="line faint">
        {word('worthVia', via)}, {dateTime(momentMs(recordedAt))}
      </span>
    </>
  );
}
