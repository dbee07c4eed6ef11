import type { Me } from '@nhip-xa/contract';
import { LiveContext, connectLive, useLive, useOtherDefinitions } from '@nhip-xa/web-live';
import { Controls } from '@nhip-xa/web-controls';
import { addConsoleTexts, useNow, useTexts, spokenMoment } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/queries';
import '../navigation/navigation.css';
import { AdminNav } from '../navigation/AdminNav';
import { useArrivals } from '../navigation/arrival';
import { useBodyLive } from './body-live';
import { MeContext } from './me';
import { Trouble } from './states';
import { StorageMark } from './StorageMark';
import { useStorageWords } from './storage-words';
import { TopBar } from './TopBar';

/** The frame of the console: one live connection, who is signed in, where one can go. */
export function Shell(): ReactElement {
  const { i18n } = useTranslation();
  // before anything below asks for one of them
  useState(() => addConsoleTexts(i18n));
  return (
    <Controls>
      <Console />
    </Controls>
  );
}

function Console(): ReactElement {
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

/** Definitions that others changed, and what rests on them, are asked for again. */
function useNewDefinitions(): void {
  const queries = useQueryClient();
  useOtherDefinitions(
    useCallback(() => {
      const over = new Set<unknown>(['kpis', 'kpi', 'kpi-target', 'wall-numbers', 'evidence']);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => over.has(queryKey[0]) });
    }, [queries]),
  );
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
        <StorageBanner />
        <Frame />
      </MeContext>
    </LiveContext>
  );
}

/** The page, and beside those of the administration the way to the others. */
function Frame(): ReactElement {
  const inAdmin = useLocation({ select: ({ pathname }) => /^\/(admin|looks)\b/.test(pathname) });
  useArrivals();
  return (
    <div className={inAdmin ? 'console-frame console-frame--side' : 'console-frame'}>
      {inAdmin ? <AdminNav /> : null}
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function LostBanner(): ReactElement {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const lostAtMs = useLive((state) => state.lostAtMs);
  const notReady = useLive((state) => state.notReady);
  const now = useNow(60_000);
  useBodyLive(connection);
  useSessionEnd();
  useNewDefinitions();
  const moment = lostAtMs === null ? '' : spokenMoment(lostAtMs, now, language);
  return (
    <div role="status">
      {lostAtMs === null ? null : (
        <p className="banner banner--lost">
          {t(notReady ? 'banner.lostNotReady' : 'banner.lost', { moment })}
        </p>
      )}
    </div>
  );
}

/** The age counts on beside the words that are read aloud, once. */
function StorageBanner(): ReactElement | null {
  const words = useStorageWords();
  if (words === null) return null;
  return (
    <div className="banner banner--storage">
      <StorageMark state={words.state} />
      <span role="alert">
        <strong>{words.what}</strong> – {words.how}
      </span>
      <span>{words.numbers}</span>
    </div>
  );
}
