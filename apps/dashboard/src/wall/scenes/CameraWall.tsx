import type { SceneData } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { CameraTile } from './CameraTile';
import { countText } from './count-text';
import { cameraGrid, worstCamerasFirst } from './security-view';
import { useRoom } from './use-room';

/** In hundredths of the screen's height: a smaller tile has no room for its words. */
const LEAST = { width: 23, height: 14.5 };
const LEAST_UPRIGHT = { width: 17, height: 11.5 };

/** Every camera of the unit that there is room for, dark ones first. */
export function CameraWall({ data }: { data: SceneData<'security'> }): ReactElement {
  const [box, ref, upright] = useRoom();
  const least = upright ? LEAST_UPRIGHT : LEAST;
  const sorted = worstCamerasFirst(data.cameras);
  const grid = cameraGrid(sorted.length, box, least);
  const shown = box.height === 0 ? [] : sorted.slice(0, grid.shown);
  const darkShown = shown.filter(({ state }) => state === 'offline').length;
  const style = { '--columns': grid.columns, '--rows': grid.rows } as CSSProperties;
  return (
    <>
      <ol className="cameras__grid" ref={ref} style={style}>
        {shown.map((camera) => (
          <CameraTile key={camera.source} camera={camera} />
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
  const counts = { count: more, dark: countText(dark, language) };
  return (
    <p className="cameras__more">{t(dark > 0 ? 'security.moreDark' : 'security.more', counts)}</p>
  );
}
