import type { Scene, Unit } from '@nhip-xa/contract';
import {
  LiveContext,
  connectLive,
  useDrawn,
  useLive,
  useOtherDefinitions,
  useShownLive,
  useWatch,
} from '@nhip-xa/web-live';
import { usualWall } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { useBodyLive } from '../shell/body-live';
import { Notices } from './Notices';
import { WallShow } from './WallShow';
import { ownDisplay } from './scene-queries';
import { useSceneRefresh } from './scene-refresh';
import { SCENE_CODE } from './scenes/scene-views';
import { useDrawingWatch } from './staying/use-drawing-watch';
import { useNewVersion } from './staying/use-new-version';
import { wallNumbers } from './wall-queries';

interface WallProps {
  unit: Unit;
  /** Asks to be let in anew, when the live side says that the screen no longer is. */
  askAgain: () => void;
}

/** The wall of a unit that may be shown: its own live connection, and everything drawn from it. */
export function Wall({ unit, askAgain }: WallProps): ReactElement {
  const [live] = useState(connectLive);
  useEffect(() => {
    live.open();
    return () => live.close();
  }, [live]);
  return (
    <LiveContext value={live}>
      <WallScreen unit={unit} askAgain={askAgain} />
    </LiveContext>
  );
}

const sceneNamed = (name: string | undefined): Scene | null =>
  name === 'overview' || (name !== undefined && name in SCENE_CODE) ? (name as Scene) : null;

function WallScreen({ unit, askAgain }: WallProps): ReactElement {
  useWatch([unit.code]);
  const shown = useShownLive();
  useDrawn(shown.seq);
  useNewVersion(unit.code);
  useDrawingWatch();
  useSceneRefresh(unit.code);
  useAccess(unit.code, askAgain);
  const values = shown.units.get(unit.code);
  const numbers = useQuery(wallNumbers(unit.code));
  const own = useQuery(ownDisplay);
  const only = sceneNamed(useSearch({ from: '/wall/$unit' }).scene);
  const settings = useMemo(
    () => own.data?.settings ?? usualWall(unit.level),
    [own.data, unit.level],
  );
  // what cannot be asked now must not keep the numbers back
  const waits = [numbers, own].some(
    ({ isPending, failureCount }) => isPending && failureCount === 0,
  );
  if (!values || waits) return <WallOutline />;
  const display = own.data?.settings ? own.data : null;
  const chosen = settings.kpis ?? numbers.data ?? null;
  return <WallShow {...{ unit, values, settings, display, chosen, only }} />;
}

/** Follows what the live side says: whether it is there, that definitions changed, that it refused us. */
function useAccess(unit: string, askAgain: () => void): void {
  const connection = useLive((state) => state.connection);
  const refused = useLive((state) => state.refused.has(unit));
  const queries = useQueryClient();
  useOtherDefinitions(
    useCallback(() => void queries.invalidateQueries({ queryKey: ['wall'] }), [queries]),
  );
  useBodyLive(connection);
  useEffect(() => {
    if (connection === 'refused' || refused) askAgain();
  }, [connection, refused, askAgain]);
}

/** Holds the places until the first snapshot, so that nothing jumps. */
function WallOutline(): ReactElement {
  const { t } = useTexts();
  return (
    <main className="wall wall__outline" aria-busy="true">
      <Notices />
      <p>{t('wall.loading')}</p>
      {Array.from({ length: 10 }, (_, tile) => (
        <span key={tile} />
      ))}
    </main>
  );
}
