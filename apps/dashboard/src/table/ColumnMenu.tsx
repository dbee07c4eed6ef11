import { useTexts } from '@nhip-xa/web-ui';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { ListColumn } from './columns';

interface ColumnMenuProps<Item> {
  columns: readonly ListColumn<Item>[];
  shown: readonly string[];
  /** None: as at first. */
  choose: (names: readonly string[]) => void;
}

/** Which columns are shown; the first always is. */
export function ColumnMenu<Item>({ columns, shown, choose }: ColumnMenuProps<Item>): ReactElement {
  const { t } = useTexts();
  const box = useRef<HTMLDetailsElement>(null);
  const leave = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !box.current?.open) return;
    box.current.open = false;
    box.current.querySelector('summary')?.focus();
  };
  const toggle = (name: string): void =>
    choose(shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]);
  return (
    <details ref={box} className="list__columns" onKeyDown={leave}>
      <summary className="button">{t('list.columns')}</summary>
      <fieldset className="panel" aria-label={t('list.columns')}>
        {columns.map(({ name, heading }, at) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              disabled={at === 0}
              onChange={() => toggle(name)}
            />
            {heading}
          </label>
        ))}
        <button type="button" className="plain" onClick={() => choose([])}>
          {t('list.columnsAll')}
        </button>
      </fieldset>
    </details>
  );
}
