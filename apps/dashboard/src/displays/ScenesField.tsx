import { LIMITS } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { OrderedList } from './OrderedList';
import type { SetupPart } from './parts';
import { otherScenes, roundSeconds, withScene } from './setup';

/** Which scenes turn, in which order, and how long each stands. */
export function ScenesField({ settings, change }: SetupPart): ReactElement {
  const { t } = useTexts();
  const { scenes } = settings;
  const others = otherScenes(settings);
  const setSeconds = (index: number, seconds: number): void => {
    const before = scenes[index];
    if (before) change({ scenes: scenes.with(index, { ...before, seconds }) });
  };
  return (
    <fieldset className="setup__group">
      <legend>{t('setup.scenes')}</legend>
      <p className="faint">
        {scenes.length === 1
          ? t('setup.scenesOne')
          : t('setup.scenesHow', { count: scenes.length, seconds: roundSeconds(settings) })}
      </p>
      <OrderedList
        label={t('setup.scenes')}
        items={scenes}
        keyOf={({ scene }) => scene}
        nameOf={({ scene }) => t(`scene.${scene}`)}
        change={(list) => change({ scenes: list })}
        least={1}
        more={({ scene, seconds }, index) => (
          <label className="ordered__seconds">
            <span className="visually-hidden">
              {t('setup.secondsOf', { name: t(`scene.${scene}`) })}
            </span>
            <input
              type="number"
              required
              step={5}
              min={LIMITS.sceneSecondsLeast}
              max={LIMITS.sceneSecondsMost}
              value={Number.isNaN(seconds) ? '' : seconds}
              onChange={({ target }) => setSeconds(index, target.valueAsNumber)}
            />
            <span aria-hidden="true">{t('setup.seconds')}</span>
          </label>
        )}
      />
      {others.length > 0 ? (
        <AddOne
          label={t('setup.addScene')}
          choices={others.map((scene) => ({ value: scene, text: t(`scene.${scene}`) }))}
          add={(scene) => change(withScene(settings, scene))}
        />
      ) : null}
    </fieldset>
  );
}

interface AddOneProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; text: string }[];
  add: (value: Value) => void;
}

/** What is chosen here is added at once; then the next may be chosen. */
export function AddOne<Value extends string>(props: AddOneProps<Value>): ReactElement {
  const { label, choices, add } = props;
  const { t } = useTexts();
  return (
    <label className="field">
      {label}
      <select
        value=""
        onChange={({ target }) => {
          if (target.value !== '') add(target.value as Value);
        }}
      >
        <option value="">{t('setup.pick')}</option>
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
