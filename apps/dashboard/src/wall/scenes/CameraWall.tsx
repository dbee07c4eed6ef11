import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { CameraTile } from './CameraTile';
import { countText } from './count-text';
import { cameraGrid, worstCamerasFirst } from './security-view';
import { useBox } from './use-box';

/** A tile smaller than this has no room for its words; in hundredths of the screen's height. */
const LEAST_VH = { width: 22, height: 16.5 };
const LEAST_VH_UPRIGHT = { width: 12.5, height: 11 };

/** Every camera of the unit that there is room for, dark ones first. */
export function CameraWall({ data }: { data: SceneData<'security'> }): ReactElement {
  const [box, ref] = useBox();
  const screen = useScreen();
  const least = screen.width < screen.height ? LEAST_VH_UPRIGHT : LEAST_VH;
  const sorted = worstCamerasFirst(data.cameras);
  const grid = cameraGrid(sorted.length, box, {
    width: (least.width * screen.height) / 100,
    height: (least.height * screen.height) / 100,
  });
  const shown = box.height === 0 ? [] : sorted.slice(0, grid.shown);
  const darkShown = shown.filter(({ state }) => state === 'offline').length;
  const style = { '--columns': grid.columns, '--rows': grid.rows } as CSSProperties;
  const vh = screen.height / 100;
  const characters = Math.floor(Math.min(box.width / grid.columns / vh, 40) / 1.15);
  return (
    <>
      <ol className="cameras__grid" ref={ref} style={style}>
        {shown.map((camera) => (
          <CameraTile key={camera.source} camera={camera} characters={characters} />
        ))}
      </ol>
      {shown.length === 0 ? null : (
        <More more={data.total - shown.length} dark={data.total - data.online - darkShown} />
      )}
    </>
  );
}

function More({ more, dark }: { more: number; dark: number }): ReactElement | null {
  const { t, language } = useTexts();
  if (more <= 0) return null;
  const counts = { count: countText(more, language), dark: countText(dark, language) };
  return (
    <p className="cameras__more">{t(dark > 0 ? 'security.moreDark' : 'security.more', counts)}</p>
  );
}
