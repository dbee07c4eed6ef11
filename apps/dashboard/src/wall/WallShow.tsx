import type { KpiValue, OwnDisplay, Scene, Unit, WallSettings } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useNow } from '@nhip-xa/web-ui';
import { memo, type ReactElement } from 'react';
import { Notices } from './Notices';
import { Pulse } from './Pulse';
import { WallHeader } from './WallHeader';
import { WallTicker } from './WallTicker';
import { useChime } from './night/chime';
import { veilAt } from './night/night';
import { Veil } from './night/Veil';
import { Overview } from './overview/Overview';
import { countsOf } from './overview/overview-parts';
import { SceneBroken, SceneStage } from './round/SceneStage';
import { Guard } from './staying/Guard';
import { useRound } from './round/use-round';
import { FaultsContext } from './staying/faults';
import { useFaults, useScreenReports } from './staying/reports';

interface WallShowProps {
  unit: Unit;
  values: ReadonlyMap<string, KpiValue>;
  settings: WallSettings;
  /** Null: a person's own look. */
  display: OwnDisplay | null;
  chosen: readonly string[] | null;
  /** The scene that the address holds. */
  only: Scene | null;
}

/** The wall with everything known: its frame, and the scene whose turn it is. */
export const WallShow = memo(function WallShow(props: WallShowProps): ReactElement {
  const { unit, values, settings, display, chosen, only } = props;
  const connection = useLive((state) => state.connection);
  const offsetMs = useLive((state) => state.offsetMs);
  const dim = veilAt(settings.night, useNow(10_000, offsetMs));
  const onShow = useRound(unit, settings, values, only);
  const faults = useFaults(display);
  useScreenReports(display, onShow.scene);
  useChime(onShow.alarms, settings.chime && dim === 0);
  const { critical, warning } = countsOf(values.values());
  const worst = critical > 0 ? 'critical' : warning > 0 ? 'warning' : 'none';
  const given = { unit, values, topic: settings.map };
  return (
    <FaultsContext value={faults}>
      <div className="wall" data-dead={connection !== 'connected'} data-worst={worst}>
        <WallHeader
          unit={unit}
          onShow={onShow}
          decisions={{ count: critical + warning, critical: critical > 0 }}
          dimUntil={dim > 0 ? (settings.night?.hours.to ?? null) : null}
        />
        <Notices />
        <main
          className="wall__scene"
          key={`${onShow.index} ${onShow.scene}`}
          data-scene={onShow.scene}
        >
          {onShow.scene === 'overview' ? (
            <Guard where="scene overview" notice={<SceneBroken />} again={values}>
              <Overview {...given} chosen={chosen} />
            </Guard>
          ) : (
            <SceneStage scene={onShow.scene} {...given} />
          )}
        </main>
        <footer className="wall__footer">
          {onShow.scene === 'overview' ? <Pulse values={values} /> : null}
          <WallTicker unit={unit.code} values={values} />
        </footer>
        <Veil dim={dim} />
      </div>
    </FaultsContext>
  );
});
