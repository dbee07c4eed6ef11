import { LIMITS, type WallSettings } from '@nhip-xa/contract';
import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import type { SetupPart } from './parts';

type Hours = NonNullable<WallSettings['turning']>;

/** Office hours with the time before and after in which people come and go. */
const WORKING: Hours = { from: '07:00', to: '17:30' };
const NIGHT: NonNullable<WallSettings['night']> = {
  hours: { from: '22:00', to: '05:30' },
  dim: 0.5,
};
const PERCENT = 100;
/** `07:30`: a field of the browser's own would tell it in its own language. */
const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d';

/** When scenes turn, how the wall is at night, and whether it may be heard. */
export function HoursFields({ settings, change }: SetupPart): ReactElement {
  const { t } = useTexts();
  const { turning, night, chime } = settings;
  return (
    <fieldset className="setup__group">
      <legend>{t('setup.hours')}</legend>
      <Switched
        text="setup.turning"
        on={turning !== null}
        turn={(on) => change({ turning: on ? WORKING : null })}
      >
        {turning ? (
          <HoursInput hours={turning} set={(hours) => change({ turning: hours })} />
        ) : null}
      </Switched>
      <Switched
        text="setup.night"
        on={night !== null}
        turn={(on) => change({ night: on ? NIGHT : null })}
      >
        {night ? (
          <>
            <HoursInput
              hours={night.hours}
              set={(hours) => change({ night: { ...night, hours } })}
            />
            <label className="field">
              {t('setup.dim')}
              <input
                type="number"
                required
                min={0}
                max={LIMITS.wallDimMost * PERCENT}
                step={5}
                value={Number.isNaN(night.dim) ? '' : Math.round(night.dim * PERCENT)}
                onChange={({ target }) =>
                  change({ night: { ...night, dim: target.valueAsNumber / PERCENT } })
                }
              />
            </label>
          </>
        ) : null}
      </Switched>
      <Switched text="setup.chime" on={chime} turn={(on) => change({ chime: on })}>
        {chime ? <p className="faint setup__wide">{t('setup.chimeHow')}</p> : null}
      </Switched>
    </fieldset>
  );
}

interface SwitchedProps {
  text: TextKey;
  on: boolean;
  turn: (on: boolean) => void;
  children: ReactNode;
}

function Switched({ text, on, turn, children }: SwitchedProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="setup__switched">
      <label className="setup__check">
        <input type="checkbox" checked={on} onChange={({ target }) => turn(target.checked)} />
        {t(text)}
      </label>
      {on ? <div className="setup__fields">{children}</div> : null}
    </div>
  );
}

function HoursInput({ hours, set }: { hours: Hours; set: (hours: Hours) => void }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field setup__clock">
          {t(`setup.${end}`)}
          <input
            required
            value={hours[end]}
            pattern={CLOCK}
            title={t('setup.clock')}
            inputMode="numeric"
            autoComplete="off"
            onChange={({ target }) => set({ ...hours, [end]: target.value.trim() })}
          />
        </label>
      ))}
    </>
  );
}
