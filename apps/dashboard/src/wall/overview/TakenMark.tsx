import type { ReactElement } from 'react';

/** A person, filled and with a tick where somebody took it up, an empty outline where nobody did. */
export function TakenMark({ taken }: { taken: boolean }): ReactElement {
  return (
    <svg className="taken-mark" data-taken={taken} viewBox="0 0 16 16" aria-hidden="true">
      <path className="taken-mark__person" d={PERSON} />
      {taken ? <path className="taken-mark__tick" d="M5.2 11.6l2 2L11 9.8" /> : null}
    </svg>
  );
}

const PERSON = 'M8 1.2a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM1.8 15.2c0-4 2.6-6.2 6.2-6.2s6.2 2.2 6.2 6.2z';
