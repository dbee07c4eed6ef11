import type { Mapping } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { api } from '../api/http';
import { Empty, Loading, Trouble } from '../shell/states';
import './mappings.css';
import { GivenForm } from './GivenForm';
import { MappingForm } from './MappingForm';
import { mappingsQuery } from './mapping-queries';
import { Proposals } from './Proposals';

/** Foreign formats: what waits for approval, and who may speak which of them. */
export function MappingsPage(): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Mapping | 'new' | null>(null);
  const { change, message } = useSearch({ from: '/console/admin/mappings' });
  const isGiven = change !== undefined || message !== undefined;
  const done = (): void => {
    setOpen(null);
    void queries.invalidateQueries({ queryKey: mappingsQuery.queryKey });
  };
  return (
    <>
      <AdminHead page="nav.mappings" />
      <p>{t('mapping.about')}</p>
      {isGiven ? null : <Proposals />}
      <section className="mappings" aria-label={t('mapping.all')}>
        <h2>{t('mapping.all')}</h2>
        {open === null && isGiven ? (
          <GivenForm key={`${change} ${message}`} change={change} message={message} />
        ) : open === null ? (
          <button type="button" className="button button--main" onClick={() => setOpen('new')}>
            {t('mapping.new')}
          </button>
        ) : (
          <MappingForm
            key={open === 'new' ? 'new' : open.id}
            mapping={open === 'new' ? undefined : open}
            done={done}
          />
        )}
        <MappingTable change={setOpen} />
      </section>
    </>
  );
}

function MappingTable({ change }: { change: (mapping: Mapping) => void }): ReactElement {
  const { t } = useTexts();
  const mappings = useQuery(mappingsQuery);
  if (mappings.error) {
    return <Trouble error={mappings.error} retry={() => void mappings.refetch()} />;
  }
  if (!mappings.data) return <Loading rows={3} />;
  if (mappings.data.items.length === 0) return <Empty>{t('mapping.none')}</Empty>;
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.id')}</th>
            <th scope="col">{t('mapping.codec')}</th>
            <th scope="col">{t('mapping.publisher')}</th>
            <th scope="col">{t('mapping.filter')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {mappings.data.items.map((mapping) => (
            <MappingRow key={mapping.id} mapping={mapping} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MappingRowProps {
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}

function MappingRow({ mapping, change }: MappingRowProps): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await api.DELETE('/api/v1/mappings/{id}', { params: { path: { id: mapping.id } } });
    await queries.invalidateQueries({ queryKey: mappingsQuery.queryKey });
  };
  return (
    <tr>
      <td>
        <strong>{mapping.id}</strong>
      </td>
      <td>{word('codec', mapping.codec)}</td>
      <td>{mapping.publisher}</td>
      <td>
        <code>{mapping.filter}</code>
      </td>
      <td>
        <button type="button" className="button" onClick={() => change(mapping)}>
          {t('mapping.change')}
        </button>{' '}
        <Asked
          act={t('mapping.remove')}
          question={t('mapping.removeAsk', { id: mapping.id, publisher: mapping.publisher })}
          done={remove}
        />
      </td>
    </tr>
  );
}
