import type { CaseFact, CasePeers, PeerUnit } from '@nhip-xa/contract';
import { NO_NUMBER, date, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { peersQuery } from '../api/insight-queries';
import { Empty, Loading, Trouble } from '../shell/states';
import { lateShare, medianScale, medianUnit, nearRows, type MedianUnit } from './peer-rows';

/** The same procedure in the communes of the province, this one marked. */
export function Peers({ fact }: { fact: CaseFact }): ReactElement {
  const { t, word, language } = useTexts();
  const { unit, kind, id } = fact;
  const found = useQuery(peersQuery(unit, kind, id));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const peers = found.data;
  return (
    <section className="panel" aria-labelledby="peers">
      <h2 id="peers">{t('peers.title')}</h2>
      {peers ? (
        <>
          <p>
            {t(`peers.by.${peers.by}`, {
              value: peers.by === 'kind' ? word('caseKind', peers.value) : peers.value,
            })}{' '}
            <span className="faint">
              {t('peers.span', {
                from: date(momentMs(peers.from)),
                to: date(momentMs(peers.to)),
                hours: formatNumber(peers.dayMinutes / 60, language),
              })}
            </span>
          </p>
          {peers.wholeProvince ? null : <p className="faint">{t('peers.ownOnly')}</p>}
          <PeerTable peers={peers} />
        </>
      ) : (
        <Loading rows={4} />
      )}
    </section>
  );
}

function PeerTable({ peers }: { peers: CasePeers }): ReactElement {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const near = nearRows(peers.items);
  const rows = all ? peers.items : near;
  const place = medianScale(peers.items);
  const unit = medianUnit(peers);
  if (peers.items.every(({ closed }) => closed === 0)) return <Empty>{t('peers.none')}</Empty>;
  return (
    <>
      <table className="table peers">
        <thead>
          <tr>
            <th>{t('peers.unit')}</th>
            <th>{t(`peers.median.${unit.name}`)}</th>
            <th>{t('peers.late')}</th>
            <th>{t('peers.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <PeerRow key={item.unit} item={item} at={place(item)} unit={unit} />
          ))}
        </tbody>
      </table>
      {near.length < peers.items.length ? (
        <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'peers.fewer' : 'peers.all', { count: peers.items.length })}
        </button>
      ) : null}
    </>
  );
}

interface PeerRowProps {
  item: PeerUnit;
  at: number | null;
  unit: MedianUnit;
}

function PeerRow({ item, at, unit }: PeerRowProps): ReactElement {
  const { t, language } = useTexts();
  const share = lateShare(item);
  const median =
    item.medianMinutes === null
      ? NO_NUMBER
      : formatNumber(item.medianMinutes / unit.minutes, language);
  return (
    <tr className="peers__row" data-own={item.own}>
      <td data-label={t('peers.unit')}>
        <Link to="/u/$unit" params={{ unit: item.unit }}>
          {(language === 'en' && item.name.en) || item.name.vi}
        </Link>
        {item.own ? <strong className="peers__own">{t('peers.own')}</strong> : null}
      </td>
      <td data-label={t(`peers.median.${unit.name}`)}>
        <span className="peers__median">
          <span className="peers__track" aria-hidden="true">
            {at === null ? null : <i style={{ left: `${at}%` }} />}
          </span>
          <span className="peers__number">{median}</span>
        </span>
      </td>
      <td data-label={t('peers.late')}>
        {share === null ? NO_NUMBER : `${formatNumber(share, language)} %`}
      </td>
      <td data-label={t('peers.closed')}>{formatNumber(item.closed, language)}</td>
    </tr>
  );
}
