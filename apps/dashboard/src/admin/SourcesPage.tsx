import '../api/zod-settings';
import { LIMITS, SOURCE_KINDS, createdSource, type CreateSource } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { parsed } from '../api/parsed';
import { SourceFiles } from '../sources-import/SourceFiles';
import { AdminHead } from './AdminHead';
import { ChoiceField, NewForm, TextField, UnitField, WrongField } from './fields';
import { firstMessage, type CreatedSource } from './first-message';
import { sourceBody } from './source-body';
import { ShownOnce } from './ShownOnce';
import { SourceTable } from './SourceTable';

/** The sources, and a new one with its secret, shown once. */
export function SourcesPage(): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [created, setCreated] = useState<CreatedSource | null>(null);
  const create = async (values: Record<string, string>): Promise<void> => {
    const asked = sourceBody(values);
    if (!asked) throw new WrongField(t('sources.floodLevelsWrong'));
    const body = asked as CreateSource;
    setCreated(await parsed(createdSource, api.POST('/api/v1/sources', { body })));
    await queries.invalidateQueries({ queryKey: ['sources'] });
  };
  return (
    <>
      <AdminHead page="nav.sources" />
      <div className="source-acts">
        {created ? (
          <Credential source={created} done={() => setCreated(null)} />
        ) : (
          <NewForm title={t('sources.new')} send={create}>
            <SourceFields />
          </NewForm>
        )}
        <SourceFiles />
      </div>
      <SourceTable />
    </>
  );
}

function SourceFields(): ReactElement {
  const { t, word } = useTexts();
  const [kind, setKind] = useState<string>(SOURCE_KINDS[0]);
  const kinds = SOURCE_KINDS.map((value) => ({ value, text: word('sourceKind', value) }));
  return (
    <>
      <TextField
        name="id"
        label={t('sources.id')}
        how={t('sources.idHow')}
        pattern="[a-z0-9][a-z0-9_\-]{0,62}"
        required
      />
      <TextField name="name" label={t('admin.name')} required />
      <ChoiceField name="kind" label={t('source.kind')} choices={kinds} chosen={setKind} />
      <UnitField />
      <TextField
        name="heartbeatSeconds"
        label={t('sources.heartbeat')}
        how={t('sources.heartbeatHow')}
        type="number"
        min={LIMITS.heartbeatSecondsLeast}
        max={LIMITS.heartbeatSecondsMost}
      />
      {kind === 'gateway' ? null : (
        <TextField name="gateway" label={t('gateway.key')} how={t('gateway.keyHow')} />
      )}
      {kind === 'device' ? (
        <TextField
          name="floodLevels"
          label={t('sources.floodLevels')}
          how={t('sources.floodLevelsHow')}
        />
      ) : null}
    </>
  );
}

function Credential({ source, done }: { source: CreatedSource; done: () => void }): ReactElement {
  const { t } = useTexts();
  const { clientId, username, password } = source.credential;
  return (
    <ShownOnce
      title={t('sources.credential', { key: source.key })}
      secrets={[
        { name: 'client id', text: clientId },
        { name: 'user name', text: username },
        { name: 'password', text: password },
        { name: t('sources.try'), text: firstMessage(source, window.location.hostname) },
      ]}
      done={done}
    />
  );
}
