import type { Alert } from '@nhip-xa/contract';
import { useWatch } from '@nhip-xa/web-live';
import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitNav } from '../navigation/UnitNav';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AlertRow } from './AlertRow';
import { useAlerts } from './use-alerts';

/** The alerts of a unit and those below it: the open ones first, then those that are over. */
export function AlertsPage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/alerts' });
  const { t } = useTexts();
  const past = usePast() !== null;
  useWatch(past ? [] : [unit]);
  return (
    <OfMoment>
      <UnitCrumbs unit={unit} within>
        <PastChoice />
      </UnitCrumbs>
      <PageTitle title={t('alerts.title')}>
        <span className="faint">
          <UnitLabel code={unit} />
        </span>
      </PageTitle>
      <UnitNav unit={unit} />
      <p className="faint">{t('alerts.what')}</p>
      <AlertList unit={unit} open title="alerts.open" none="alerts.openNone" />
      <AlertList unit={unit} open={false} title="alerts.closed" none="alerts.closedNone" />
    </OfMoment>
  );
}

interface AlertListProps {
  unit: string;
  open: boolean;
  title: TextKey;
  none: TextKey;
}

function AlertList({ unit, open, title, none }: AlertListProps): ReactElement {
  const { t } = useTexts();
  const { alerts, error, more, retry } = useAlerts({ unit, open, atMs: usePast() });
  const id = `alerts-${String(open)}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t(title)}</h2>
      {error ? <Trouble error={error} retry={retry} /> : null}
      {!error && !alerts ? <Loading rows={open ? 4 : 2} tall={open} /> : null}
      {alerts?.length === 0 ? <Empty>{t(none)}</Empty> : null}
      {alerts && alerts.length > 0 ? (
        <OwnAndBelow unit={unit} alerts={alerts} whole={!more} />
      ) : null}
      {more ? (
        <button type="button" className="button" onClick={more}>
          {t('more')}
        </button>
      ) : null}
    </section>
  );
}

interface OwnAndBelowProps {
  unit: string;
  alerts: readonly Alert[];
  /** There are no others: whoever has none here has none. */
  whole: boolean;
}

/** A unit above shows again what its communes do: its own come first, theirs stand by themselves. */
function OwnAndBelow({ unit, alerts, whole }: OwnAndBelowProps): ReactElement {
  const { t } = useTexts();
  const own = alerts.filter((alert) => alert.unit === unit);
  const below = alerts.filter((alert) => alert.unit !== unit);
  const list = (some: readonly Alert[]): ReactElement => (
    <ul className="alerts">
      {some.map((alert) => (
        <AlertRow key={alert.id} alert={alert} />
      ))}
    </ul>
  );
  if (below.length === 0) return list(own);
  return (
    <>
      {own.length > 0 || whole ? <h3>{t('alerts.own')}</h3> : null}
      {own.length > 0 ? list(own) : null}
      {own.length === 0 && whole ? <p className="faint">{t('alerts.ownNone')}</p> : null}
      <h3>{t('alerts.below')}</h3>
      {list(below)}
    </>
  );
}
