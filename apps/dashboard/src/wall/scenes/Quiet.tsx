import { StatusMark } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

interface QuietProps {
  title: string;
  how?: string;
  /** All is well; otherwise nobody knows. */
  good?: boolean;
}

/** A part of a scene that has nothing to show, and why, in words. */
export function Quiet({ title, how, good = false }: QuietProps): ReactElement {
  return (
    <div className="people__quiet" role="status">
      <h3>
        <StatusMark status={good ? 'good' : 'none'} />
        {title}
      </h3>
      {how ? <p>{how}</p> : null}
    </div>
  );
}
