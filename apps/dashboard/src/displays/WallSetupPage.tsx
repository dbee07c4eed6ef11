import './displays.css';
import './setup.css';
import type { Unit, WatchedDisplay } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactElement, type ReactNode } from 'react';
import { displaysQuery, unitQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import {
  changeDisplay,
  displayQuery,
  makeDisplay,
  mayWriteDisplays,
  type CreatedDisplay,
  type DisplayBody,
} from './display-queries';
import { LocalWarning } from './LocalWarning';
import { MadeWall } from './MadeWall';
import { ScreenList } from './ScreenList';
import { SetupForm } from './SetupForm';

/** A new wall of a unit. */
export function WallSetupPage(): ReactElement {
  const { unit: code } = useParams({ from: '/console/u/$unit/wall-setup' });
  return (
    <OfUnit code={code}>
      {(unit) => (
        <>
          <UnitCrumbs unit={code} within />
          <NewWall unit={unit} />
        </>
      )}
    </OfUnit>
  );
}

function NewWall({ unit }: { unit: Unit }): ReactElement {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<CreatedDisplay | null>(null);
  const send = async (body: DisplayBody): Promise<void> => {
    setMade(await makeDisplay(unit.code, body));
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  };
  return (
    <>
      <PageTitle title={t('setup.new')}>
        <span className="faint">{unitName(unit, language)}</span>
        <GuideLink unit={unit.code} />
      </PageTitle>
      {made ? null : <LocalWarning />}
      {made ? (
        <MadeWall made={made} done={() => void navigate({ to: '/admin/displays' })} />
      ) : (
        <SetupForm
          unit={unit.code}
          level={unit.level}
          start={{ name: '', settings: null }}
          act={t('setup.make')}
          send={send}
        />
      )}
    </>
  );
}

/** A wall that there is: what it shows, and the screens on which it is open. */
export function EditDisplayPage(): ReactElement {
  const { id } = useParams({ from: '/console/admin/displays/$id' });
  const found = useQuery(displayQuery(id));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} tall />;
  const display = found.data;
  return (
    <OfUnit code={display.unit}>
      {(unit) => <KnownWall key={display.id} unit={unit} display={display} />}
    </OfUnit>
  );
}

function KnownWall({ unit, display }: { unit: Unit; display: WatchedDisplay }): ReactElement {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const send = async (body: DisplayBody): Promise<void> => {
    setSaid('');
    await changeDisplay(display.id, body);
    await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
    setSaid(t('setup.saved'));
  };
  return (
    <>
      <nav className="crumbs" aria-label={t('nav.crumbs')}>
        <ol>
          <li>
            <Link to="/admin/displays">{t('nav.displays')}</Link>
          </li>
        </ol>
      </nav>
      <PageTitle title={display.name}>
        <span className="faint">{unitName(unit, language)}</span>
        <GuideLink unit={unit.code} />
      </PageTitle>
      <ScreenList screens={display.screens} />
      <SetupForm
        unit={unit.code}
        level={unit.level}
        start={{ name: display.name, settings: display.settings }}
        act={t('setup.save')}
        send={send}
      />
      <p role="status" className="setup__said">
        {said}
      </p>
      <p className="faint">{t('made.lost')}</p>
    </>
  );
}

function GuideLink({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Link className="page-title__end" to="/u/$unit/wall-guide" params={{ unit }}>
      {t('guide.open')}
    </Link>
  );
}

/** Once the unit is known, for whoever may set up its walls. */
function OfUnit({
  code,
  children,
}: {
  code: string;
  children: (unit: Unit) => ReactNode;
}): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const unit = useQuery(unitQuery(code));
  if (!mayWriteDisplays(role)) return <p role="alert">{t('setup.notYours')}</p>;
  if (unit.error) return <Trouble error={unit.error} retry={() => void unit.refetch()} />;
  if (!unit.data) return <Loading rows={6} tall />;
  return <>{children(unit.data)}</>;
}
