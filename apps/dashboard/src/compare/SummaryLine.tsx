import type { Counted, UnitChanges } from '@nhip-xa/contract';
import { KPI_TURNS } from '@nhip-xa/contract';
import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { CountWords } from './CountWords';
import { turnedCount } from './summary';

/** All of it in one line of figures, each a way down to its list; what there is none of is not said. */
export function Summary({ changes }: { changes: UnitChanges }): ReactElement {
  const { t } = useTexts();
  const { cases, sources } = changes;
  const exact = (count: number): Counted<unknown> => ({ count, more: false, items: [] });
  const figures: [TextKey, string, Counted<unknown> | undefined][] = [
    ...KPI_TURNS.map((turn): [TextKey, string, Counted<unknown>] => [
      `compare.turns.${turn}`,
      'compare-kpis',
      exact(turnedCount(changes, turn)),
    ]),
    ['compare.came', 'compare-came', cases?.came],
    ['compare.closed', 'compare-closed', cases?.closed],
    ['compare.late', 'compare-late', cases?.late],
    ['compare.told', 'compare-told', cases?.told],
    ['compare.silent', 'compare-silent', sources.silent],
    ['compare.back', 'compare-back', sources.back],
  ];
  return (
    <ul className="compare__figures" aria-label={t('compare.inShort')}>
      {figures.map(([text, target, of]) =>
        of && of.count > 0 ? (
          <li key={text}>
            <a href={`#${target}`}>
              <strong>
                <CountWords of={of} />
              </strong>{' '}
              {t(text, { count: of.count })}
            </a>
          </li>
        ) : null,
      )}
    </ul>
  );
}
