import type { UnitLevel, WallSettings } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { refusalWords } from '../admin/fields';
import type { DisplayBody } from './display-queries';
import { HoursFields } from './HoursFields';
import { MapField } from './MapField';
import { NumbersField } from './NumbersField';
import { ScenesField } from './ScenesField';
import { asSent } from './setup';
import { WallPreview } from './WallPreview';

/** Characters of a display's name [contract createDisplay]. */
const NAME_CHARACTERS = 100;

interface SetupFormProps {
  unit: string;
  level: UnitLevel;
  start: DisplayBody;
  /** What its button says. */
  act: string;
  /** Sends it; throws what the server refused. */
  send: (body: DisplayBody) => Promise<unknown>;
}

/** How a wall behaves, as fields, with the wall beside them. */
export function SetupForm({ unit, level, start, act, send }: SetupFormProps): ReactElement {
  const { t } = useTexts();
  const [name, setName] = useState(start.name);
  const [settings, setSettings] = useState<WallSettings>({
    ...usualWall(level),
    ...start.settings,
  });
  const { busy, trouble, submit } = useSending(() =>
    send({ name: name.trim(), settings: asSent(settings, level) }),
  );
  const change = (part: Partial<WallSettings>): void =>
    setSettings((before) => ({ ...before, ...part }));
  const parts = { unit, level, settings, change };
  return (
    <div className="setup">
      <form className="panel setup__form" aria-label={t('setup.title')} onSubmit={submit}>
        <label className="field">
          {t('setup.name')}
          <input
            value={name}
            required
            pattern=".*\S.*"
            maxLength={NAME_CHARACTERS}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
          <small className="faint">{t('displays.nameHow')}</small>
        </label>
        <ScenesField {...parts} />
        <NumbersField {...parts} />
        <MapField {...parts} />
        <HoursFields {...parts} />
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <div className="form__ends">
          <button type="submit" className="button button--main" disabled={busy}>
            {busy ? t('setup.sending') : act}
          </button>
          <button type="button" className="button" onClick={() => setSettings(usualWall(level))}>
            {t('setup.usual')}
          </button>
        </div>
      </form>
      <WallPreview unit={unit} scenes={settings.scenes.map(({ scene }) => scene)} />
    </div>
  );
}

function useSending(send: () => Promise<unknown>) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const run = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      await send();
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void run();
  };
  return { busy, trouble, submit };
}
