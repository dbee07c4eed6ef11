import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { AdminPage } from '../navigation/admin-pages';
import { PageTitle } from '../shell/PageHead';
import { PresentOnly } from '../shell/PastMoment';

/** The title of a page of the administration: what its entry beside the page says. */
export function AdminHead({ page }: { page: AdminPage['text'] }): ReactElement {
  const { t } = useTexts();
  return (
    <PageTitle title={t(page)}>
      <span className="page-title__end">
        <PresentOnly />
      </span>
    </PageTitle>
  );
}
