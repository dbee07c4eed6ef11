import { useLive } from '@nhip-xa/web-live';
import { StatusMark, formatNumber, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Name } from '../Name';
import { serviceStatus, type Service } from './board';

interface ServiceRowProps {
  service: Service;
  place: string;
}

/** A name of more letters is set smaller, on two lines. */
const LONG = 30;

/** One line of the board: which, what it is, since when, how fast it answers. */
export function ServiceRow({ service, place }: ServiceRowProps): ReactElement {
  const { t } = useTexts();
  const status = serviceStatus(service);
  const long = place !== '' || service.name.length > LONG;
  return (
    <li className="infra-service" data-status={status}>
      <StatusMark status={status} />
      <span className="infra-service__name" data-long={long}>
        <Name text={service.name} lines={long && !place ? 2 : 1} />
        {place ? (
          <small>
            <Name text={place} />
          </small>
        ) : null}
      </span>
      <span className="infra-service__since">
        {status === 'none' ? t('infra.maintained') : <Since service={service} />}
      </span>
      <span className="infra-service__latency">
        <Latency ms={service.latencyMs} />
      </span>
    </li>
  );
}

function Since({ service: { up, since } }: { service: Service }): ReactElement {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  // that a service has long been up is what one expects
  if (up) return <></>;
  if (since === null) return <>{t('infra.stoppedNow')}</>;
  return <>{t('infra.stopped', { moment: spokenMoment(Date.parse(since), now, language) })}</>;
}

/** From here on an answer is told in seconds. */
const SECOND_MS = 1_000;

function Latency({ ms }: { ms: number | null }): ReactElement {
  const { t, language } = useTexts();
  if (ms === null) return <>–</>;
  if (ms < SECOND_MS) return <>{t('infra.latency', { ms: formatNumber(ms, language, 0) })}</>;
  return <>{t('infra.latencySeconds', { seconds: formatNumber(ms / SECOND_MS, language) })}</>;
}
