import { useLive } from '@nhip-xa/web-live';
import { StatusMark, momentMs, spokenMoment, useNow, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { frameAddress } from '../../api/frame-address';
import { frameState, type Camera } from './security-view';
import { Name } from './Name';

/** A camera: what it saw last, small; when; and whether it is dark, and since when. */
export function CameraTile({ camera }: { camera: Camera }): ReactElement {
  const texts = useTexts();
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  const [broken, setBroken] = useState<string | null>(null);
  const { state, name, lastFrameAt: at } = camera;
  const frame = at !== null && at === broken ? 'broken' : frameState(camera, nowMs);
  return (
    <li className="camera" data-state={state} data-frame={frame} data-source={camera.source}>
      <div className="camera__frame">
        {at === null || frame === 'broken' ? null : (
          <img
            src={frameAddress(camera.source, at, 'small')}
            alt=""
            onError={() => setBroken(at)}
          />
        )}
        <p className="camera__dark">{darkWords(camera, nowMs, texts)}</p>
      </div>
      <p className="camera__name">
        <Name text={name} />
      </p>
      <p className="camera__at">
        <StatusMark status={state === 'online' && frame !== 'dead' ? 'good' : 'stale'} />
        {frame === 'broken' ? texts.t('security.frameBroken') : frameWords(camera, nowMs, texts)}
      </p>
    </li>
  );
}

/** Large over the picture; nothing over that of a camera that is there. */
function darkWords(camera: Camera, nowMs: number, { t, language }: Texts): string {
  const { state, since, maintained } = camera;
  if (maintained) return t('security.maintained');
  if (state === 'online') return '';
  if (since === null) return t('security.lostEver');
  return t('security.lost', { moment: spokenMoment(momentMs(since), nowMs, language) });
}

function frameWords({ lastFrameAt }: Camera, nowMs: number, { t, language }: Texts): string {
  if (lastFrameAt === null) return t('security.noFrame');
  return t('security.frameAt', { moment: spokenMoment(momentMs(lastFrameAt), nowMs, language) });
}
