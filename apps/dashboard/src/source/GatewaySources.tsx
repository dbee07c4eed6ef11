import { useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { SourceRows } from '../admin/SourceRows';
import { sourcesQuery } from '../api/queries';
import { MoreButton } from '../shell/MoreButton';
import { Empty, Loading, Trouble } from '../shell/states';

/** The sources that a gateway speaks for. */
export function GatewaySources({ gateway }: { gateway: string }): ReactElement {
  const { t } = useTexts();
  const pages = useInfiniteQuery({ ...sourcesQuery({ gateway }), refetchInterval: 15_000 });
  const sources = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel" aria-labelledby="gateway-sources">
      <h2 id="gateway-sources">{t('gateway.sources')}</h2>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Loading rows={3} /> : null}
      {pages.data && sources.length === 0 ? <Empty>{t('gateway.sourcesNone')}</Empty> : null}
      {sources.length > 0 ? <SourceRows sources={sources} /> : null}
      <MoreButton pages={pages} />
    </section>
  );
}
