import { addressOf } from '@nhip-xa/web-api';
import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { fetchFile, saveFile } from '../api/file';
import { MoreButton } from '../shell/MoreButton';
import { Empty, Loading, Trouble, troubleWords } from '../shell/states';
import { auditFilter, type AuditFilter } from './audit-filter';
import { AuditFilters } from './AuditFilters';
import { AuditRows } from './AuditRows';
import './operations.css';
import { auditQuery } from './queries';

/** Who changed what, before and after, from the newest on. */
export function AuditPage(): ReactElement {
  const { t } = useTexts();
  const search = useSearch({ from: '/console/admin/audit' });
  const filter = auditFilter(search);
  return (
    <>
      <AdminHead page="nav.audit" />
      <p className="faint">{t('audit.what')}</p>
      <AuditFilters search={search} />
      <Export filter={filter} />
      <List key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}

function List({ filter }: { filter: AuditFilter }): ReactElement {
  const { t } = useTexts();
  const pages = useInfiniteQuery(auditQuery(filter));
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {!pages.data && !pages.error ? <Loading rows={8} /> : null}
      {pages.data && entries.length === 0 ? (
        <Empty>{t(Object.keys(filter).length > 0 ? 'audit.emptyFiltered' : 'audit.empty')}</Empty>
      ) : null}
      {entries.length > 0 ? <AuditRows entries={entries} /> : null}
      <MoreButton pages={pages} />
    </>
  );
}

/** The same as a file; how much of it has come is said while it comes. */
function Export({ filter }: { filter: AuditFilter }): ReactElement {
  const { t, language } = useTexts();
  const [bytes, setBytes] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const fetchAll = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    setBytes(0);
    try {
      const query = { ...filter, lang: language };
      saveFile(await fetchFile(addressOf('/api/v1/audit/export', { query }), setBytes));
    } catch (error) {
      setBytes(null);
      setTrouble(troubleWords(error as Error, t));
    }
    setBusy(false);
  };
  const size = formatBytes(bytes ?? 0, language);
  return (
    <div className="choice">
      <button
        type="button"
        className="button"
        aria-disabled={busy}
        onClick={() => void (busy || fetchAll())}
      >
        {t('audit.export')}
      </button>
      <span role="status" className="faint">
        {bytes === null ? null : t(busy ? 'export.busy' : 'export.done', { size })}
      </span>
      <span className="trouble" role="alert">
        {trouble}
      </span>
    </div>
  );
}
