import '../api/zod-settings';
import { createdDisplay, type Display } from '@nhip-xa/contract';
import { Age, dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { z } from 'zod';
import { ask, part } from '../api/http';
import { displaysQuery } from '../api/queries';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AdminHead } from './AdminHead';
import { Asked } from './Asked';
import { NewForm, TextField, UnitField } from './fields';
import { ShownOnce } from './ShownOnce';

/** The wall displays: a new one with its link, shown once, and the way to take a link back. */
export function DisplaysPage(): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [created, setCreated] = useState<z.infer<typeof createdDisplay> | null>(null);
  const create = async (body: Record<string, string>): Promise<void> => {
    setCreated(createdDisplay.parse(await ask('/displays', { method: 'POST', body })));
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  };
  return (
    <>
      <AdminHead page="nav.displays" />
      {created ? (
        <ShownOnce
          title={t('displays.link', { name: created.name })}
          secrets={[
            { name: t('displays.open'), text: new URL(created.url, window.location.origin).href },
          ]}
          done={() => setCreated(null)}
        />
      ) : (
        <NewForm title={t('displays.new')} send={create}>
          <TextField name="name" label={t('admin.name')} how={t('displays.nameHow')} required />
          <UnitField />
        </NewForm>
      )}
      <DisplayTable />
    </>
  );
}

function DisplayTable(): ReactElement {
  const { t } = useTexts();
  const displays = useQuery({ ...displaysQuery, refetchInterval: 30_000 });
  if (displays.error) {
    return <Trouble error={displays.error} retry={() => void displays.refetch()} />;
  }
  if (!displays.data) return <Loading rows={4} />;
  if (displays.data.items.length === 0) return <Empty>{t('displays.empty')}</Empty>;
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('admin.created')}</th>
            <th scope="col">{t('admin.seen')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {displays.data.items.map((display) => (
            <DisplayRow key={display.id} display={display} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DisplayRow({ display }: { display: Display }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const revoke = async (): Promise<void> => {
    await ask(`/displays/${part(display.id)}`, { method: 'DELETE' });
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  };
  return (
    <tr>
      <td>{display.name}</td>
      <td>
        <UnitLabel code={display.unit} mark />
      </td>
      <td>{dateTime(momentMs(display.createdAt))}</td>
      <td>{display.lastSeenAt ? <Age at={display.lastSeenAt} /> : t('none')}</td>
      <td>
        <Asked
          act={t('displays.revoke')}
          question={t('displays.revokeAsk', { name: display.name })}
          done={revoke}
        />
      </td>
    </tr>
  );
}
