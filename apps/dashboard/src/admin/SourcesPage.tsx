import type { CreateSource } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { unitQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { NewSource } from '../source-form/NewSource';
import { SecretOnce } from '../source-form/SecretOnce';
import type { CreatedSource } from '../source-form/first-message';
import { sourcesOfUnitQuery } from '../source-form/of-unit-query';
import { SourceFiles } from '../sources-import/SourceFiles';
import { AdminHead } from './AdminHead';
import { SourceTable } from './SourceTable';

/** The sources, and a new one with its secret, shown once. */
export function SourcesPage(): ReactElement {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedSource | null>(null);
  return (
    <>
      <AdminHead page="nav.sources" />
      <div className="source-acts">
        {created ? (
          <SecretOnce source={created} done={() => setCreated(null)} />
        ) : isOpen ? (
          <NewInUnit
            made={(source) => {
              setCreated(source);
              setOpen(false);
            }}
            close={() => setOpen(false)}
          />
        ) : (
          <button type="button" className="button button--main" onClick={() => setOpen(true)}>
            {t('sources.new')}
          </button>
        )}
        <SourceFiles />
      </div>
      <SourceTable />
    </>
  );
}

interface NewInUnitProps {
  made: (source: CreatedSource) => void;
  close: () => void;
}

/** A new source of a unit that is chosen; of one's own where that is a commune. */
function NewInUnit({ made, close }: NewInUnitProps): ReactElement {
  const queries = useQueryClient();
  const own = useQuery(unitQuery(useMe().unit)).data;
  const [chosen, setChosen] = useState('');
  const unit = own?.level === 'commune' ? own.code : chosen;
  const { data } = useQuery({
    ...sourcesOfUnitQuery(unit),
    enabled: unit !== '',
    refetchInterval: false,
  });
  const create = async (body: CreateSource): Promise<void> => {
    const source = await answered(api.POST('/api/v1/sources', { body }));
    await queries.invalidateQueries({ queryKey: ['sources'] });
    made(source);
  };
  const sources = data?.items.filter((source) => source.unit === unit) ?? [];
  return (
    <NewSource unit={unit} chooseUnit={setChosen} sources={sources} create={create} close={close} />
  );
}
