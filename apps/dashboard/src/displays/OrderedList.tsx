import { useTexts } from '@nhip-xa/web-ui';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { moved } from './setup';

interface OrderedListProps<T> {
  label: string;
  items: readonly T[];
  /** Who an item is, and how it is called. */
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  change: (items: T[]) => void;
  /** So many have to stay. */
  least?: number;
  /** What else is said or asked of an item. */
  more?: (item: T, index: number) => ReactNode;
}

interface Step {
  key: string;
  by: -1 | 1;
}

/** A list whose order is chosen by buttons: they keep the focus, and the new place is told. */
export function OrderedList<T>(props: OrderedListProps<T>): ReactElement {
  const { label, items, keyOf, nameOf, change, least = 0, more } = props;
  const { t } = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const [step, setStep] = useState<Step | null>(null);
  useEffect(() => {
    if (!step) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `li[data-key="${CSS.escape(step.key)}"] button[data-by]`,
    );
    const free = [...(buttons ?? [])].filter(({ disabled }) => !disabled);
    (free.find(({ dataset }) => dataset['by'] === String(step.by)) ?? free[0])?.focus();
  }, [step]);
  const move = (index: number, by: -1 | 1): void => {
    const item = items[index];
    if (item === undefined) return;
    change(moved(items, index, by));
    setStep({ key: keyOf(item), by });
  };
  const at = step ? items.findIndex((item) => keyOf(item) === step.key) : -1;
  const told = items[at];
  return (
    <>
      <ol className="ordered" ref={list} aria-label={label}>
        {items.map((item, index) => (
          <li key={keyOf(item)} data-key={keyOf(item)}>
            <span className="ordered__name">
              <span className="faint">{index + 1}.</span> {nameOf(item)}
            </span>
            {more?.(item, index)}
            <span className="ordered__moves">
              <Move by={-1} name={nameOf(item)} off={index === 0} move={() => move(index, -1)} />
              <Move
                by={1}
                name={nameOf(item)}
                off={index === items.length - 1}
                move={() => move(index, 1)}
              />
              <button
                type="button"
                className="button button--icon"
                aria-label={t('setup.remove', { name: nameOf(item) })}
                title={t('setup.remove', { name: nameOf(item) })}
                disabled={items.length <= least}
                onClick={() => change(items.toSpliced(index, 1))}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {told === undefined
          ? ''
          : t('setup.place', { name: nameOf(told), place: at + 1, of: items.length })}
      </p>
    </>
  );
}

interface MoveProps {
  by: -1 | 1;
  name: string;
  off: boolean;
  move: () => void;
}

function Move({ by, name, off, move }: MoveProps): ReactElement {
  const { t } = useTexts();
  const words = t(by === -1 ? 'setup.up' : 'setup.down', { name });
  return (
    <button
      type="button"
      className="button button--icon"
      data-by={by}
      aria-label={words}
      title={words}
      disabled={off}
      onClick={move}
    >
      <svg className="arrow" viewBox="0 0 12 12" aria-hidden="true">
        <path d={by === -1 ? 'M6 11V2M2 6l4-4 4 4' : 'M6 1v9M2 6l4 4 4-4'} />
      </svg>
    </button>
  );
}
