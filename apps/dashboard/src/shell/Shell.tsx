import type { Me } from '@nhip-xa/contract';
import { LiveContext, connectLive, useLive } from '@nhip-xa/web-live';
import { useNow, useTexts, spokenMoment } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState, type ReactElement } from 'react';
import { meQuery } from '../api/queries';
import { useBodyLive } from './body-live';
import { MeContext } from './me';
import { Trouble } from './states';
import { TopBar } from './TopBar';

/** The frame of the console: one live connection, who is signed in, where one can go. */
export function Shell(): ReactElement {
  const { t } = useTexts();
  const me = useQuery(meQuery);
  return (
    <>
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      {me.data ? <SignedIn me={me.data} /> : null}
      {me.error ? <Trouble error={me.error} retry={() => void me.refetch()} /> : null}
    </>
  );
}

/** A session that ended shows itself on the live side first: then who is signed in is asked anew. */
function useSessionEnd(): void {
  const queries = useQueryClient();
  const refused = useLive((state) => state.connection === 'refused');
  useEffect(() => {
    if (refused) void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [queries, refused]);
}

function SignedIn({ me }: { me: Me }): ReactElement {
  const [live] = useState(connectLive);
  useEffect(() => {
    live.open();
    return () => live.close();
  }, [live]);
  return (
    <LiveContext value={live}>
      <MeContext value={me}>
        <TopBar />
        <LostBanner />
        <main id="content" className="content" tabIndex={-1}>
          <Outlet />
        </main>
      </MeContext>
    </LiveContext>
  );
}

function LostBanner(): ReactElement {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const lostAtMs = useLive((state) => state.lostAtMs);
  const waitingSince = useLive((state) => state.storageWaitingSinceMs);
  const now = useNow(60_000);
  useBodyLive(connection);
  useSessionEnd();
  const moment = (ms: number): string => spokenMoment(ms, now, language);
  return (
    <div role="status">
      {lostAtMs === null ? null : (
        <p className="banner banner--lost">{t('banner.lost', { moment: moment(lostAtMs) })}</p>
      )}
      {lostAtMs !== null || waitingSince === null ? null : (
        <p className="banner">{t('wall.storage', { moment: moment(waitingSince) })}</p>
      )}
    </div>
  );
}
