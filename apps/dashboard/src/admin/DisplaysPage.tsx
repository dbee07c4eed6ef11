import '../displays/displays.css';
import type { WatchedDisplay } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { displaysQuery } from '../api/queries';
import { makeDisplay, mayWriteDisplays, type CreatedDisplay } from '../displays/display-queries';
import { MadeWall } from '../displays/MadeWall';
import { Lamp, ScreenList } from '../displays/ScreenList';
import { byNeed, wallCounts, wallState } from '../displays/wall-state';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AdminHead } from './AdminHead';
import { Asked } from './Asked';
import { NewForm, TextField, UnitField } from './fields';

/** How often the list is asked anew: screens report once a minute, in milliseconds. */
const ASKED_EVERY_MS = 15_000;

/** The walls, which of them live, and the way to set one up or to take its link back. */
export function DisplaysPage(): ReactElement {
  const queries = useQueryClient();
  const mayWrite = mayWriteDisplays(useMe().role);
  const [made, setMade] = useState<CreatedDisplay | null>(null);
  const make = async ({ unit = '', name = '' }: Record<string, string>): Promise<void> => {
    setMade(await makeDisplay(unit, { name, settings: null }));
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  };
  return (
    <>
      <AdminHead page="nav.displays" />
      {made ? <MadeWall made={made} done={() => setMade(null)} /> : null}
      {mayWrite && !made ? <NewWall make={make} /> : null}
      <DisplayTable mayWrite={mayWrite} />
    </>
  );
}

function NewWall({ make }: { make: (values: Record<string, string>) => Promise<void> }) {
  const { t } = useTexts();
  const { unit } = useMe();
  return (
    <div className="displays-new">
      <NewForm title={t('displays.new')} send={make}>
        <TextField name="name" label={t('admin.name')} how={t('displays.nameHow')} required />
        <UnitField />
      </NewForm>
      <Link className="displays-new__choose" to="/u/$unit/wall-setup" params={{ unit }}>
        {t('setup.choose')}
      </Link>
    </div>
  );
}

function DisplayTable({ mayWrite }: { mayWrite: boolean }): ReactElement {
  const { t } = useTexts();
  const displays = useQuery({ ...displaysQuery, refetchInterval: ASKED_EVERY_MS });
  if (displays.error) {
    return <Trouble error={displays.error} retry={() => void displays.refetch()} />;
  }
  if (!displays.data) return <Loading rows={4} />;
  const { items } = displays.data;
  if (items.length === 0) return <Empty>{t('displays.empty')}</Empty>;
  return (
    <>
      <p className="displays-sum">
        {wallCounts(items).map(({ state, count }) => (
          <span key={state} className="lamp" data-state={state}>
            {t(`screens.count.${state}`, { count })}
          </span>
        ))}
      </p>
      <div className="table-box" data-scroll>
        <table className="table displays">
          <thead>
            <tr>
              <th scope="col">{t('screens.state')}</th>
              <th scope="col">{t('admin.name')}</th>
              <th scope="col">{t('screens.title')}</th>
              {mayWrite ? <th scope="col">{t('admin.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {byNeed(items).map((display) => (
              <DisplayRow key={display.id} display={display} mayWrite={mayWrite} />
            ))}
          </tbody>
        </table>
      </div>
      {mayWrite ? <p className="faint">{t('made.lost')}</p> : null}
    </>
  );
}

interface RowProps {
  display: WatchedDisplay;
  mayWrite: boolean;
}

function DisplayRow({ display, mayWrite }: RowProps): ReactElement {
  const state = wallState(display);
  const [latest] = display.screens;
  return (
    <tr data-display={display.id} data-state={state}>
      <td>
        <Lamp state={state} {...(latest ? { since: latest.lastSeenAt } : {})} />
      </td>
      <td>
        <strong className="line">{display.name}</strong>
        <UnitLabel code={display.unit} mark />
      </td>
      <td>
        <ScreenList screens={display.screens} />
      </td>
      {mayWrite ? (
        <td>
          <Actions display={display} />
        </td>
      ) : null}
    </tr>
  );
}

function Actions({ display }: { display: WatchedDisplay }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const revoke = async (): Promise<void> => {
    await api.DELETE('/api/v1/displays/{id}', { params: { path: { id: display.id } } });
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  };
  return (
    <span className="displays__actions">
      <Link className="button" to="/admin/displays/$id" params={{ id: display.id }}>
        {t('setup.edit')}
      </Link>
      <Asked
        act={t('displays.revoke')}
        question={t('displays.revokeAsk', { name: display.name })}
        done={revoke}
      />
    </span>
  );
}
