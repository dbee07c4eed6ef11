import { useState, type ReactElement } from 'react';

/** A text that rolls once whenever it changes, but not when it first appears. */
export function Roll({ text }: { text: string }): ReactElement {
  const [first] = useState(text);
  const [changed, setChanged] = useState(false);
  if (!changed && text !== first) setChanged(true);
  return (
    <span key={text} className="roll" {...(changed ? { 'data-rolled': '' } : {})}>
      {text}
    </span>
  );
}
