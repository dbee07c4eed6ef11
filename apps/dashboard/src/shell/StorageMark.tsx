import type { ReactElement } from 'react';
import type { StorageWords } from './storage-words';

/** Put aside in a tray; or at a standstill. */
const SHAPES: Record<StorageWords['state'], string> = {
  spooling: 'M2 9.5v4.7h12V9.5M8 1v8.2M4.6 6.2L8 9.6l3.4-3.4',
  waiting: 'M5.2 2.5v11M10.8 2.5v11',
};

/** The shape of what becomes of facts. Its words stand beside it. */
export function StorageMark({ state }: Pick<StorageWords, 'state'>): ReactElement {
  return (
    <svg className="storage-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[state]} />
    </svg>
  );
}
