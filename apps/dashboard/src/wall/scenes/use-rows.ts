import { useLayoutEffect, useState, type RefObject } from 'react';

export interface ListRoom {
  columns: number;
  /** In one column. */
  rows: number;
}

interface RowSize {
  /** Height and least breadth of a row in its own letters. */
  high: number;
  wide: number;
}

/** How many rows of a list have room, and side by side how many columns of them: none is ever cut off. */
export function useRows(list: RefObject<HTMLElement | null>, { high, wide }: RowSize): ListRoom {
  const [room, setRoom] = useState<ListRoom>({ columns: 1, rows: 1 });
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return undefined;
    const look = (): void => {
      const letterPx = Number.parseFloat(getComputedStyle(current).fontSize) || 16;
      const columns = Math.max(1, Math.floor(current.clientWidth / (wide * letterPx)));
      const rows = Math.max(1, Math.floor(current.clientHeight / (high * letterPx)));
      setRoom((before) =>
        before.columns === columns && before.rows === rows ? before : { columns, rows },
      );
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [list, high, wide]);
  return room;
}
