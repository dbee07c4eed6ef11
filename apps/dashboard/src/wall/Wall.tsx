import type { KpiValue, Scene, Unit } from '@nhip-xa/contract';
import {
  LiveContext,
  connectLive,
  useDrawn,
  useLive,
  useOtherDefinitions,
  useWatch,
} from '@nhip-xa/web-live';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import {
  Suspense,
  useCallback,
  useEffect,
  useState,
  type CSSProperties,
  type ReactElement,
} from 'react';
import { useTexts } from '@nhip-xa/web-ui';
import { useBodyLive } from '../shell/body-live';
import { SCENE_VIEWS } from './scenes/scene-views';
import { useNewVersion } from './new-version';
import { useScreen } from './use-screen';
import { StorageNotice, WallHeader } from './WallHeader';
import { WallHeading } from './WallHeading';
import { wallLayout, type Field } from './wall-layout';
import { wallDefinitions, wallNumbers } from './wall-queries';
import { WallTicker } from './WallTicker';
import { WallTile } from './WallTile';
import { wallView, type WallView } from './wall-view';

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

function WallScreen({ unit, askAgain }: WallProps): ReactElement {
  useWatch([unit.code]);
  useDrawn();
  useNewVersion();
  const connection = useLive((state) => state.connection);
  const refused = useLive((state) => state.refused.has(unit.code));
  const known = useLive((state) => state.units.get(unit.code));
  const codes = useQuery(wallDefinitions).data?.map(({ code }) => code) ?? [];
  const numbers = useQuery(wallNumbers(unit.code));
  const queries = useQueryClient();
  useOtherDefinitions(
    useCallback(() => void queries.invalidateQueries({ queryKey: ['wall'] }), [queries]),
  );
  useBodyLive(connection);
  useEffect(() => {
    if (connection === 'refused' || refused) askAgain();
  }, [connection, refused, askAgain]);
  const values = known ? [...known.values()] : null;
  const View = SCENE_VIEWS[useSearch({ from: '/wall/$unit' }).scene as Exclude<Scene, 'overview'>];
  return (
    <div className="wall" data-dead={connection !== 'connected'}>
      <WallHeader unit={unit} />
      <StorageNotice />
      {known && View ? (
        <Suspense fallback={<WallOutline />}>
          <View unit={unit} values={known} topic={{ worst: true }} />
        </Suspense>
      ) : values && !numbers.isPending ? (
        <WallBody view={wallView(values, numbers.data ?? codes, numbers.data ?? undefined)} />
      ) : (
        <WallOutline />
      )}
      <WallTicker unit={unit.code} />
    </div>
  );
}

function WallBody({ view }: { view: WallView }): ReactElement {
  const screen = useScreen();
  const layout = wallLayout(view.attention.length, view.rest.length, screen);
  const roomy = screen.width < screen.height ? 1 : 2;
  const style = {
    '--attention-columns': layout.attention.columns,
    '--attention-rows': Math.max(1, layout.attention.rows),
    '--attention-share': `${layout.shares.attention}fr`,
    '--rest-columns': layout.rest.columns,
    '--rest-rows': Math.max(1, layout.rest.rows),
    '--rest-share': `${layout.shares.rest}fr`,
  } as CSSProperties;
  return (
    <main className="wall__body" style={style} data-calm={view.attention.length === 0}>
      <WallHeading view={view} />
      <Tiles
        part="attention"
        values={view.attention}
        size={layout.size}
        field={layout.attention}
        roomy={roomy}
      />
      <Tiles part="rest" values={view.rest} size="small" field={layout.rest} roomy={roomy} />
    </main>
  );
}

interface TilesProps {
  part: 'attention' | 'rest';
  values: readonly KpiValue[];
  size: 'hero' | 'large' | 'medium' | 'small';
  field: Field;
  /** With no more tiles than these side by side each has room for whole sentences. */
  roomy: number;
}

function Tiles({ part, values, size, field, roomy }: TilesProps): ReactElement | null {
  if (values.length === 0) return null;
  return (
    <div className={`wall__${part}`} data-columns={field.columns}>
      {values.map((value) => (
        <WallTile key={value.kpi} value={value} size={size} wide={field.columns <= roomy} />
      ))}
    </div>
  );
}

/** Holds the places of the tiles until the first snapshot, so that nothing jumps. */
function WallOutline(): ReactElement {
  const { t } = useTexts();
  return (
    <main className="wall__outline" aria-busy="true">
      <p>{t('wall.loading')}</p>
      {Array.from({ length: 10 }, (_, tile) => (
        <span key={tile} />
      ))}
    </main>
  );
}
