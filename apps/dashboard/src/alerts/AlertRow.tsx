import type { Alert } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { StatusBadge, useNow, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AuditLink } from '../navigation/AuditLink';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { useUnsurePast } from '../shell/history-state';
import { usePast } from '../shell/past';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { Acknowledge } from './Acknowledge';
import { acknowledgedWords, alertWords } from './alert-words';

interface AlertRowProps {
  alert: Alert;
  /** The page is of this very KPI: it need not be named. */
  nameless?: boolean;
}

/** An alert: what it is of and where, how it stands, who took it upon themselves. */
export function AlertRow({ alert, nameless = false }: AlertRowProps): ReactElement {
  const { t, language } = useTexts();
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  const definitions = useDefinitions();
  const uom = definitions.find(({ code }) => code === alert.kpi)?.uom ?? '';
  const kpi = kpiTitle(definitions, alert, language);
  const known = useUnit(alert.unit);
  const unit = known ? unitName(known, language) : alert.unit;
  const reader = { t, language, nowMs, unsure: useUnsurePast() };
  const acknowledged = acknowledgedWords(alert, reader);
  const waits = alert.closedAt === null && acknowledged === null;
  // nobody acknowledges what was
  const past = usePast() !== null;
  return (
    <li className="alert" data-alert={alert.id} data-status={alert.status}>
      <div className="alert__words">
        <p className="alert__head">
          <StatusBadge status={alert.status} />
          {nameless ? null : (
            <>
              <Link to="/u/$unit/kpi/$kpi" params={{ unit: alert.unit, kpi: alert.kpi }}>
                {kpi}
              </Link>
              <span>{unit}</span>
            </>
          )}
        </p>
        <p className="faint">{alertWords(alert, uom, reader).join(' · ')}</p>
        <p className={acknowledged ? 'alert__word' : 'faint'}>
          {acknowledged ?? t(waits ? 'alerts.waiting' : 'alerts.nobody')}
        </p>
        {acknowledged === null ? null : (
          <AuditLink unit={alert.unit} thing={`${alert.kpi} ${alert.id}`} />
        )}
      </div>
      {waits && !past ? (
        <Acknowledge alert={alert} kpi={kpi} unit={unit} quiet={!nameless} />
      ) : null}
    </li>
  );
}
