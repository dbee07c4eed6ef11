import { useLayoutEffect, useMemo, useState, type ReactElement } from 'react';
import { fittedName, fitsLines } from './fitted-name';
import './name.css';

interface NameProps {
  text: string;
  /** It may take so many. */
  lines?: 1 | 2;
}

/**
 * A name in the room that it has, measured in its own letters: where it is shortened, which is meant
 * then and never by chance, its whole stands in its title.
 */
export function Name({ text, lines = 1 }: NameProps): ReactElement {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const room = useRoomOf(element);
  const shown = useMemo(() => {
    if (room === null) return text;
    const { width, font } = room;
    const measure = measureIn(font);
    return fittedName(text, (part) => fitsLines(part, { width, lines, measure }));
  }, [text, lines, room]);
  return (
    <span
      ref={setElement}
      className="name"
      data-lines={lines}
      title={shown === text ? undefined : text}
    >
      {shown}
    </span>
  );
}

interface NameRoom {
  /** CSS pixels. */
  width: number;
  font: string;
}

function useRoomOf(element: HTMLElement | null): NameRoom | null {
  const [room, setRoom] = useState<NameRoom | null>(null);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const look = (): void => {
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      const width = element.clientWidth;
      setRoom((before) =>
        before?.width === width && before.font === font ? before : { width, font },
      );
    };
    // letters that came later are of another width
    const lettersCame = (): void => {
      setRoom(null);
      look();
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    document.fonts.addEventListener('loadingdone', lettersCame);
    return () => {
      sizes.disconnect();
      document.fonts.removeEventListener('loadingdone', lettersCame);
    };
  }, [element]);
  return room;
}

let context: CanvasRenderingContext2D | null = null;

/** Letters are drawn at parts of pixels and lines broken at whole ones: a line keeps this free. */
const SLACK_PX = 1;

/** Measures texts in a font; where that cannot be, everything has room. */
function measureIn(font: string): (text: string) => number {
  context ??= document.createElement('canvas').getContext('2d');
  const canvas = context;
  return (text) => {
    if (!canvas) return 0;
    canvas.font = font;
    // digits are all of one width on a wall, which is that of a nought: a canvas knows nothing of it
    return canvas.measureText(text.replace(/\d/g, '0')).width + SLACK_PX;
  };
}
