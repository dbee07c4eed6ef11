import type { ProposedSource } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { refusalWords } from '../admin/fields';
import { api } from '../api/http';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { approve, proposalsQuery } from './mapping-queries';

/** What mappings told of and nobody has approved: each alone, or all at once. */
export function Proposals(): ReactElement {
  const { t } = useTexts();
  const proposals = useQuery(proposalsQuery);
  const [told, setTold] = useState('');
  const queries = useQueryClient();
  const approved = async (keys: readonly string[] | null): Promise<void> => {
    setTold(t('mapping.approving'));
    try {
      const report = await approve(keys);
      const { approved: done, stored } = report;
      setTold(t('mapping.approved', { count: done.length, stored }));
    } catch (error) {
      setTold(refusalWords(error as Error, t));
    }
    await queries.invalidateQueries({ queryKey: proposalsQuery.queryKey });
  };
  const items = proposals.data?.items ?? [];
  return (
    <section className="mappings" aria-label={t('mapping.proposals')}>
      <h2>{t('mapping.proposals')}</h2>
      <p role="status">{told}</p>
      {proposals.error ? (
        <Trouble error={proposals.error} retry={() => void proposals.refetch()} />
      ) : null}
      {!proposals.data && !proposals.error ? <Loading rows={3} /> : null}
      {proposals.data && items.length === 0 ? <Empty>{t('mapping.noProposals')}</Empty> : null}
      {items.length > 0 ? (
        <>
          <button type="button" className="button button--main" onClick={() => void approved(null)}>
            {t('mapping.approveAll', { count: items.length })}
          </button>
          <ProposalTable items={items} approved={approved} />
        </>
      ) : null}
    </section>
  );
}

interface ProposalTableProps {
  items: readonly ProposedSource[];
  approved: (keys: readonly string[]) => Promise<void>;
}

function ProposalTable({ items, approved }: ProposalTableProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.device')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('mapping.by')}</th>
            <th scope="col">{t('mapping.kept')}</th>
            <th scope="col">{t('mapping.last')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ProposalRow key={item.key} item={item} approved={approved} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProposalRow({
  item,
  approved,
}: { item: ProposedSource } & Pick<ProposalTableProps, 'approved'>): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const forget = async (): Promise<void> => {
    await api.DELETE('/api/v1/proposals/{key}', { params: { path: { key: item.key } } });
    await queries.invalidateQueries({ queryKey: proposalsQuery.queryKey });
  };
  return (
    <tr>
      <td>
        <strong>{item.name}</strong>
        <span className="line faint">
          {word('sourceKind', item.kind)} · <code>{item.key}</code>
        </span>
      </td>
      <td>
        <UnitLabel code={item.unit} mark />
      </td>
      <td>
        {item.mapping}
        <span className="line faint">{item.publisher}</span>
      </td>
      <td>
        {item.kept}
        {item.dropped > 0 ? (
          <span className="line faint">{t('mapping.dropped', { count: item.dropped })}</span>
        ) : null}
      </td>
      <td>{dateTimeSeconds(momentMs(item.lastAt))}</td>
      <td>
        <button
          type="button"
          className="button button--main"
          onClick={() => void approved([item.key])}
        >
          {t('mapping.approve')}
        </button>{' '}
        <Asked
          act={t('mapping.forget')}
          question={t('mapping.forgetAsk', { name: item.name, count: item.kept })}
          done={forget}
        />
      </td>
    </tr>
  );
}
