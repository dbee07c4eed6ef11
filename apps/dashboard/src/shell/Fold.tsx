import { useState, type ReactElement, type ReactNode, type RefObject } from 'react';

interface FoldProps {
  /** What it is called: that is what one presses. */
  summary: string;
  className: string;
  ref?: RefObject<HTMLDetailsElement | null>;
  children: ReactNode;
}

/** Folded away until it is asked for, and not made before: a form costs more than what one came to see. */
export function Fold({ summary, className, ref, children }: FoldProps): ReactElement {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      ref={ref}
      className={className}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setWasOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {wasOpened ? children : null}
    </details>
  );
}
