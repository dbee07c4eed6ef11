import type { UnitChanges } from '@nhip-xa/contract';
import { useLive, usePresence, useWatch } from '@nhip-xa/web-live';
import { momentMs, useTexts } from '@nhip-xa/web-ui';
import { useCallback, useState, type ReactElement } from 'react';

interface HasChangedProps {
  changes: UnitChanges;
  reload: () => void;
}

/**
 * The later moment is now, and now goes on: that something happened since is said in one quiet line.
 * The page itself moves only when it is asked to.
 */
export function HasChanged({ changes, reload }: HasChangedProps): ReactElement {
  const { t } = useTexts();
  const { unit } = changes;
  const toMs = momentMs(changes.to);
  useWatch([unit]);
  const newestMs = useLive(({ units, ticker }) =>
    Math.max(
      ...[...(units.get(unit)?.values() ?? [])].map(({ at }) => momentMs(at)),
      ...ticker.map(({ at }) => momentMs(at)),
      0,
    ),
  );
  const turnedMs = useTurnedSince();
  const news = Math.max(newestMs, turnedMs) > toMs;
  return (
    <p className="compare__news" role="status">
      {news ? (
        <>
          {t('compare.news')}{' '}
          <button type="button" className="plain" onClick={reload}>
            {t('compare.reload')}
          </button>
        </>
      ) : null}
    </p>
  );
}

/** When a source of the unit last turned while the page was open, in ms; 0: none did. */
function useTurnedSince(): number {
  const [turnedMs, setTurnedMs] = useState(0);
  usePresence(
    useCallback((turns) => {
      setTurnedMs((before) => Math.max(before, ...turns.map(({ at }) => momentMs(at))));
    }, []),
  );
  return turnedMs;
}
