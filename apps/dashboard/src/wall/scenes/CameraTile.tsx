import { useLive } from '@nhip-xa/web-live';
import { StatusMark, momentMs, spokenMoment, useNow, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { frameAddress } from '../../api/frame-address';
import { frameState, shortName, type Camera } from './security-view';

interface CameraTileProps {
  camera: Camera;
  /** As many characters of its name as there is room for. */
  characters: number;
}

/** A camera: what it saw last, small; whether that is what it sees now; and since when not. */
export function CameraTile({ camera, characters }: CameraTileProps): ReactElement {
  const texts = useTexts();
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  const frame = frameState(camera, nowMs);
  return (
    <li className="camera" data-state={camera.state} data-frame={frame} data-source={camera.source}>
      <Frame camera={camera} dead={frame === 'dead'} nowMs={nowMs} />
      <p className="camera__name">{shortName(camera.name, characters)}</p>
      <p className="camera__state">
        <StatusMark status={camera.state === 'online' ? 'good' : 'stale'} />
        <span>{stateWords(camera, nowMs, texts)}</span>
      </p>
    </li>
  );
}

function stateWords(camera: Camera, nowMs: number, { t, language }: Texts): string {
  const { state, since, maintained } = camera;
  if (maintained) return t('security.maintained');
  if (state === 'online') return t('security.isOnline');
  if (since === null) return t('security.lostEver');
  return t('security.lost', { moment: spokenMoment(momentMs(since), nowMs, language) });
}

interface FrameProps {
  camera: Camera;
  /** It is not what the camera sees now. */
  dead: boolean;
  nowMs: number;
}

function Frame({ camera, dead, nowMs }: FrameProps): ReactElement {
  const { t, language } = useTexts();
  const [broken, setBroken] = useState<string | null>(null);
  const { lastFrameAt: at } = camera;
  if (at === null) return <p className="camera__hole">{t('security.noFrame')}</p>;
  if (broken === at) return <p className="camera__hole">{t('security.frameBroken')}</p>;
  const moment = spokenMoment(momentMs(at), nowMs, language);
  return (
    <div className="camera__frame">
      <img
        src={frameAddress(camera.source, at, 'small')}
        alt={t('security.frameAlt', { name: camera.name, moment })}
        onError={() => setBroken(at)}
      />
      <time className="camera__at">{dead ? t('security.frameAt', { moment }) : moment}</time>
    </div>
  );
}
