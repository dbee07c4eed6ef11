import { Roll, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import type { Bar } from './feedback-view';

interface FeedbackBarsProps {
  title: string;
  /** The group of words in which the names are looked up. */
  group: 'subject' | 'severity';
  bars: readonly Bar[];
}

/** Zero-based bars, each with its name and its count written by it; the late part is told apart. */
export function FeedbackBars({ title, group, bars }: FeedbackBarsProps): ReactElement {
  const { t, language, word } = useTexts();
  const nameOf = (name: string | null): string =>
    name === null ? t('people.otherKinds') : name === '' ? t('people.noKind') : word(group, name);
  return (
    <section className="bars" style={{ '--weight': bars.length + 1 } as CSSProperties}>
      <h3>{title}</h3>
      <ol>
        {bars.map(({ name, open, overdue, share, overdueShare }) => (
          <li key={name ?? ''}>
            <span className="bars__name">{nameOf(name)}</span>
            <span
              className="people__bar"
              style={{ '--share': share, '--overdue-share': overdueShare } as CSSProperties}
              aria-hidden="true"
            >
              <i />
            </span>
            <span className="bars__count">
              <Roll text={countText(open, language)} />
            </span>
            <span className="bars__late">
              {overdue > 0 ? t('people.overdue', { count: countText(overdue, language) }) : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
