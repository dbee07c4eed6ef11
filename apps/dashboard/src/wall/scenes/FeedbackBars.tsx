import { Roll, useTexts } from '@nhip-xa/web-ui';
import type { CSSProperties, ReactElement } from 'react';
import { countText } from './count-text';
import type { Bar } from './feedback-view';
import { Name } from './Name';

interface FeedbackBarsProps {
  title: string;
  /** The group of words in which the names are looked up. */
  group: 'subject' | 'severity';
  bars: readonly Bar[];
}

/** Zero-based bars, each with its name and its count written by it; the late part is told apart. */
export function FeedbackBars({ title, group, bars }: FeedbackBarsProps): ReactElement {
  const { t, word } = useTexts();
  const nameOf = (name: string | null): string =>
    name === null ? t('people.otherKinds') : name === '' ? t('people.noKind') : word(group, name);
  return (
    <section className="bars" style={{ '--weight': bars.length + 1 } as CSSProperties}>
      <h3>{title}</h3>
      <ol>
        {bars.map((bar) => (
          <Row key={bar.name ?? '·'} bar={bar} name={nameOf(bar.name)} />
        ))}
      </ol>
    </section>
  );
}

function Row({ bar, name }: { bar: Bar; name: string }): ReactElement {
  const { t, language } = useTexts();
  const { open, overdue, share, overdueShare } = bar;
  const shares = { '--share': share, '--overdue-share': overdueShare };
  return (
    <li>
      <span className="bars__name">
        <Name text={name} lines={2} />
      </span>
      <span className="people__bar" style={shares as CSSProperties} aria-hidden="true">
        <i />
      </span>
      <span className="bars__count">
        <Roll text={countText(open, language)} />
      </span>
      <span className="bars__late">
        {overdue > 0 ? t('people.overdue', { count: overdue }) : ''}
      </span>
    </li>
  );
}
