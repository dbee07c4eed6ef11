import { useTexts } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import { Component, useEffect, type ReactElement, type ReactNode } from 'react';
import { useBodyLive } from '../shell/body-live';
import { useGate, type Gate } from './use-gate';
import { Wall } from './Wall';

/** The wall display of a unit: no mouse, no login, mends itself. */
export function WallPage(): ReactElement {
  const { unit } = useParams({ from: '/wall/$unit' });
  const { gate, again } = useGate(unit);
  const { t } = useTexts();
  useEffect(() => {
    // The wall is dark whatever the system says; theme.js says so before the first paint.
    document.documentElement.dataset.theme = 'dark';
    return () => {
      delete document.documentElement.dataset.theme;
    };
  }, []);
  return (
    <SelfMending notice={<Notice title={t('wall.crashed')} />}>
      {gate.state === 'open' ? (
        <Wall key={unit} unit={gate.unit} askAgain={again} />
      ) : (
        <Closed gate={gate} unit={unit} />
      )}
    </SelfMending>
  );
}

function Closed({ gate, unit }: { gate: Gate; unit: string }): ReactElement {
  const { t } = useTexts();
  useBodyLive(gate.state === 'opening' || gate.state === 'failed' ? 'reconnecting' : 'refused');
  switch (gate.state) {
    case 'revoked':
      return <Notice title={t('wall.revoked')} how={t('wall.revokedHow')} />;
    case 'login':
      return (
        <Notice title={t('wall.loginNeeded')} how={t('wall.loginNeededHow')}>
          <a href={`/login?next=${encodeURIComponent(`/wall/${unit}`)}`}>{t('login.title')}</a>
        </Notice>
      );
    case 'unknown':
      return <Notice title={t('wall.unknown', { unit })} how={t('wall.unknownHow')} />;
    case 'failed':
      return <Notice title={t('wall.failed')} how={t('wall.failedHow')} />;
    default:
      return <Notice title={t('wall.loading')} quiet />;
  }
}

interface NoticeProps {
  title: string;
  how?: string;
  quiet?: boolean;
  children?: ReactNode;
}

/** A wall that has nothing to show says why and what to do. */
function Notice({ title, how, quiet = false, children }: NoticeProps): ReactElement {
  return (
    <main className="wall-notice" data-quiet={quiet} role={quiet ? 'status' : 'alert'}>
      <h1>{title}</h1>
      {how ? <p>{how}</p> : null}
      {children}
    </main>
  );
}

/** How long an error stands before the page loads itself anew. */
const RELOAD_AFTER_MS = 20_000;

/** Nobody stands by a wall to reload it. */
class SelfMending extends Component<
  { notice: ReactNode; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => window.location.reload(), RELOAD_AFTER_MS);
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.notice : this.props.children;
  }
}
