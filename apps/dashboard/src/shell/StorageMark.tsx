import type { ReactElement } from 'react';
import type { StorageWords } from './storage-words';

/** Put aside in a tray; or at a standstill. */
const SHAPES: Record<StorageWords['state'], string> = {
  spooling: 'M2 9.5v4.7h12V9.5M8 1v8.2M4.6 6.2L8 9.6l3.4-3.4',
  waiting: 'M8 1.3a6.7 6.7 0 1 0 .01 0M6 5v6M10 5v6',
};

/** The shape of what becomes of facts. Its words stand beside it. */
export function StorageMark({ state }: Pick<StorageWords, 'state'>): ReactElement {
  return (
    <svg className="storage-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[state]} />
    </svg>
  );
}
