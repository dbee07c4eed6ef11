import type { ReactElement } from 'react';

/** Says that a person typed a number, by word and by a pen; nothing where no words are given. */
export function TypedMark({ words }: { words: string }): ReactElement | null {
  if (words === '') return null;
  return (
    <span className="typed-mark">
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M2.2 13.8l.9-3.6 7.9-7.9 2.7 2.7-7.9 7.9zM9.4 3.9l2.7 2.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      {words}
    </span>
  );
}
