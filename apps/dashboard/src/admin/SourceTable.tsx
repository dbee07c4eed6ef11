import { useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { usePresence } from '@nhip-xa/web-live';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactElement } from 'react';
import { sourcesQuery } from '../api/queries';
import { MoreButton } from '../shell/MoreButton';
import { Empty, Loading, Trouble } from '../shell/states';
import { SourceRows } from './SourceRows';

/** Every source that the reader may see, by state. */
export function SourceTable(): ReactElement {
  const { t } = useTexts();
  const { state } = useSearch({ from: '/console/admin/sources' });
  const pages = useInfiniteQuery({ ...sourcesQuery({ state }), refetchInterval: 15_000 });
  const queries = useQueryClient();
  usePresence(
    useCallback(() => void queries.invalidateQueries({ queryKey: ['sources'] }), [queries]),
  );
  const sources = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.error) return <Trouble error={pages.error} retry={() => void pages.refetch()} />;
  return (
    <>
      <StateChoice state={state} />
      {!pages.data ? <Loading rows={8} /> : null}
      {pages.data && sources.length === 0 ? <Empty>{t('sources.empty')}</Empty> : null}
      {sources.length > 0 ? <SourceRows sources={sources} /> : null}
      <MoreButton pages={pages} />
    </>
  );
}

function StateChoice({ state }: { state: string | undefined }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/admin/sources' });
  return (
    <label className="choice">
      {t('sources.filter')}
      <select
        value={state ?? ''}
        onChange={({ target }) => void navigate({ search: { state: target.value }, replace: true })}
      >
        <option value="">{t('sources.all')}</option>
        <option value="online">{t('source.online')}</option>
        <option value="offline">{t('source.offline')}</option>
      </select>
    </label>
  );
}
