import type { MaintenanceWindow, Source } from '@nhip-xa/contract';
import { HOUR_MS } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { dateTime, momentMs, typedMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { NewForm, TextField, WrongField } from '../admin/fields';
import { api } from '../api/http';
import { maintenanceQuery } from '../api/queries';
import { useLooksAfterSources } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';

/** When a source is worked on, and for whoever may: a new window, and the end of one. */
export function Maintenance({ source }: { source: Source }): ReactElement {
  const { t } = useTexts();
  const maySet = useLooksAfterSources();
  const windows = useQuery(maintenanceQuery(source.key));
  const queries = useQueryClient();
  const refresh = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['source', source.key] }),
      queries.invalidateQueries({ queryKey: ['maintenance', source.key] }),
    ]);
  };
  const end = async (id: string): Promise<void> => {
    const params = { path: { key: source.key, id } };
    await api.DELETE('/api/v1/sources/{key}/maintenance/{id}', { params });
    await refresh();
  };
  return (
    <section className="panel" aria-labelledby="maintenance">
      <h2 id="maintenance">{t('maintenance.title')}</h2>
      <p className="faint">{t('maintenance.how')}</p>
      {windows.error ? (
        <Trouble error={windows.error} retry={() => void windows.refetch()} />
      ) : windows.data ? (
        <Windows windows={windows.data.items} end={maySet ? end : undefined} />
      ) : (
        <Loading rows={1} />
      )}
      {maySet ? <NewWindow source={source.key} done={refresh} /> : null}
    </section>
  );
}

interface WindowsProps {
  windows: readonly MaintenanceWindow[];
  end: ((id: string) => Promise<void>) | undefined;
}

function Windows({ windows, end }: WindowsProps): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(
    1_000,
    useLive((state) => state.offsetMs),
  );
  if (windows.length === 0) return <Empty>{t('maintenance.none')}</Empty>;
  return (
    <ul className="rows">
      {windows.map(({ id, from, to, why, by }) => {
        const state = stateOf(momentMs(from), momentMs(to), nowMs);
        const act = state === 'running' ? 'end' : 'cancel';
        return (
          <li key={id} data-window={state}>
            <span>
              <strong>{t(`maintenance.${state}`)}</strong>{' '}
              {t('maintenance.span', {
                from: dateTime(momentMs(from)),
                to: dateTime(momentMs(to)),
              })}
              {' · '}
              {why} <small className="faint">{t('maintenance.by', { by })}</small>
            </span>
            {end && state !== 'over' ? (
              <Asked
                act={t(`maintenance.${act}`)}
                question={t(`maintenance.${act}Ask`)}
                done={() => end(id)}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

const stateOf = (fromMs: number, toMs: number, nowMs: number): 'running' | 'coming' | 'over' => {
  if (nowMs < fromMs) return 'coming';
  return nowMs < toMs ? 'running' : 'over';
};

function NewWindow({ source: key, done }: { source: string; done: () => Promise<void> }) {
  const { t } = useTexts();
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const send = async ({ from = '', to = '', why = '' }: Record<string, string>): Promise<void> => {
    const [fromMs, toMs] = [typedMoment(from, nowMs), typedMoment(to, nowMs)];
    if (fromMs === null || toMs === null) throw new WrongField(t('maintenance.momentWrong'));
    const body = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), why };
    await api.POST('/api/v1/sources/{key}/maintenance', { params: { path: { key } }, body });
    await done();
  };
  const how = t('maintenance.momentHow');
  return (
    <NewForm title={t('maintenance.new')} send={send}>
      <TextField
        name="from"
        label={t('maintenance.from')}
        how={how}
        defaultValue={dateTime(nowMs)}
        required
      />
      <TextField
        name="to"
        label={t('maintenance.to')}
        how={how}
        defaultValue={dateTime(nowMs + HOUR_MS)}
        required
      />
      <TextField name="why" label={t('maintenance.why')} required />
    </NewForm>
  );
}
